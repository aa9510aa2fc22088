/**
 * The media server's SIP service on the wire, for what its bridge alone could answer: twirp over
 * HTTP with the protocol's own JSON messages, its checks and its error bodies as in livekit-server
 * 1.13.5 (pkg/service/sip.go). Trunks and rules are kept; a telephone rings as the test says.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  type SIPDispatchRuleInfo,
  type SIPInboundTrunkInfo,
  type SIPOutboundTrunkInfo,
  TokenVerifier,
} from 'livekit-server-sdk';
import { keptTrunks } from './keptTrunks.ts';

type Message = Readonly<Record<string, unknown>>;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What becomes of a telephone: answered, a SIP status, an own code of the server, or it rings on. */
export type Telephone =
  | 'answers'
  | 'rings'
  | { readonly sipStatus: number }
  | { readonly code: string; readonly status: number };

export class SipService {
  /** What was asked, as it came. */
  readonly requests: { readonly method: string; readonly body: Message }[] = [];
  readonly inbound: SIPInboundTrunkInfo[] = [];
  readonly outbound: SIPOutboundTrunkInfo[] = [];
  readonly rules: SIPDispatchRuleInfo[] = [];
  /** False: as without Redis, where the server has no SIP service. */
  connected = true;
  telephone: Telephone = 'answers';
  readonly keys: { readonly apiKey: string; readonly apiSecret: string };
  readonly #server: Server;
  #made = 0;
  readonly #id = (prefix: string) => {
    this.#made += 1;
    return `${prefix}${this.#made}`;
  };

  constructor(keys: { readonly apiKey: string; readonly apiSecret: string }) {
    this.keys = keys;
    this.#server = createServer((request, response) => {
      void this.#serve(request)
        .catch((error: unknown) => refusal(500, 'internal', String(error)))
        .then((answer) => answer !== null && send(response, answer));
    });
  }

  get settings() {
    const { port } = this.#server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, ...this.keys };
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Requests of one method. */
  asked(method: string): Message[] {
    return this.requests.filter((request) => request.method === method).map(({ body }) => body);
  }

  /** Null: no answer, as while a telephone rings. */
  async #serve(request: IncomingMessage): Promise<Answer | null> {
    const [, prefix, service, method = ''] = (request.url ?? '').split('/');
    const body: Message = JSON.parse(await text(request));
    if (prefix !== 'twirp') return refusal(404, 'bad_route', 'no handler');
    const { apiKey, apiSecret } = this.keys;
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const claims = await new TokenVerifier(apiKey, apiSecret).verify(token).catch(() => null);
    this.requests.push({ method, body });
    if (claims === null) return refusal(401, 'unauthenticated', 'invalid token');
    if (service === 'livekit.RoomService') return { status: 200, body: {} };
    const allowed = method === 'CreateSIPParticipant' ? claims.sip?.call : claims.sip?.admin;
    if (allowed !== true) return refusal(401, 'unauthenticated', 'permissions denied');
    if (!this.connected) return refusal(500, 'internal', 'sip not connected (redis required)');
    return method === 'CreateSIPParticipant' ? this.#dial(body) : this.#keep(method, body);
  }

  #dial(body: Message): Answer | null {
    const { telephone } = this;
    if (!this.outbound.some(({ sipTrunkId }) => sipTrunkId === body.sipTrunkId)) {
      return refusal(404, 'not_found', 'requested sip trunk does not exist');
    }
    if (telephone === 'rings') return null;
    if (telephone === 'answers') {
      const { participantIdentity, roomName } = body;
      return { status: 200, body: { participantIdentity, roomName, sipCallId: 'SCL_1' } };
    }
    if ('code' in telephone) return refusal(telephone.status, telephone.code, 'no answer');
    const meta = { sip_status_code: String(telephone.sipStatus), sip_status: 'said so' };
    return refusal(400, 'invalid_argument', 'sip status', meta);
  }

  #keep(method: string, body: Message): Answer {
    const [, action = '', kind = ''] = /^(List|Create|Update|Delete)SIP(\w+)$/.exec(method) ?? [];
    const conflict = (made: SIPInboundTrunkInfo) => this.#refusedInbound(made);
    const kept = keptTrunks({ ...this, id: this.#id, conflict })[kind];
    if (kept === undefined) return refusal(404, 'bad_route', `no method ${method}`);
    const outcome = kept(action, body);
    return typeof outcome === 'string'
      ? refusal(400, 'invalid_argument', outcome)
      : { status: 200, body: outcome };
  }

  /** As `SIPInboundTrunkInfo.ValidateResult` and `sip.ValidateTrunksIter` say. */
  #refusedInbound(made: SIPInboundTrunkInfo): string | null {
    const { authUsername, allowedAddresses, numbers } = made;
    if (authUsername === '' && allowedAddresses.length === 0 && numbers.length === 0) {
      return 'for security, one of the fields must be set: AuthUsername+AuthPassword, AllowedAddresses or Numbers';
    }
    const other = this.inbound.find((trunk) => trunk.numbers.some((one) => numbers.includes(one)));
    return other === undefined
      ? null
      : `Conflicting inbound SIP Trunks: "<new>" and "${other.sipTrunkId}"`;
  }
}

function refusal(status: number, code: string, msg: string, meta?: Message): Answer {
  return { status, body: { code, msg, ...(meta === undefined ? {} : { meta }) } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
