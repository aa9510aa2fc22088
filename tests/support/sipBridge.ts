/**
 * A media server with telephones behind it: in front of the real one, passing everything on, except
 * for its SIP service, which only a SIP bridge could answer. That is the stand-in's, and a telephone
 * that is rung joins its room on the real server, as the bridge would let it.
 */
import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { MediaServer } from './mediaServer.ts';
import { type Telephone, telephoneIn } from './telephone.ts';

/** What becomes of a number that is rung: somebody lifts off, or a SIP status. */
export type Rung = 'answers' | number;

export class SipBridge {
  /** By number; who is not named answers. */
  readonly numbers = new Map<string, Rung>();
  readonly telephones: Telephone[] = [];
  readonly #media: MediaServer;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(media: MediaServer) {
    this.#media = media;
    this.#server = createServer((incoming, response) => {
      const sip = incoming.url?.startsWith('/twirp/livekit.SIP/') === true;
      const answered = sip ? this.#sip(incoming) : null;
      if (answered === null) {
        const { method, url, headers } = incoming;
        const onward = forward({ host: '127.0.0.1', port: media.port, method, path: url, headers });
        onward.on('response', (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        });
        onward.on('error', () => response.destroy());
        incoming.pipe(onward);
        return;
      }
      void answered.then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
    });
    this.#server.on('upgrade', (incoming, socket: Socket, head) => {
      const onward = connect(media.port, '127.0.0.1', () => {
        onward.write(`${requestLine(incoming)}\r\n\r\n`);
        onward.write(head);
        onward.pipe(socket).pipe(onward);
      });
      for (const end of [socket, onward]) {
        this.#sockets.add(end);
        end.on('error', () => end.destroy());
        end.on('close', () => this.#sockets.delete(end));
      }
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #sip(incoming: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const asked: Readonly<Record<string, string>> = JSON.parse(await text(incoming));
    if (incoming.url?.endsWith('/ListSIPOutboundTrunk') === true) {
      const items = [{ sipTrunkId: 'ST_1', name: 'three-rings/outbound' }];
      return { status: 200, body: { items } };
    }
    const {
      sipCallTo: number = '',
      roomName: room = '',
      participantIdentity: identity = '',
    } = asked;
    const rung = this.numbers.get(number) ?? 'answers';
    if (rung !== 'answers') {
      const meta = { sip_status_code: String(rung), sip_status: 'said so' };
      return { status: 400, body: { code: 'invalid_argument', msg: 'sip status', meta } };
    }
    const where = { room, identity, number, status: 'active' } as const;
    this.telephones.push(await telephoneIn(this.#media, where));
    return { status: 200, body: { participantIdentity: identity, roomName: room } };
  }
}

function requestLine({ method, url, rawHeaders }: IncomingMessage): string {
  const headers = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : [],
  );
  return [`${method} ${url} HTTP/1.1`, ...headers].join('\r\n');
}
