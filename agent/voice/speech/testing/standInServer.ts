/**
 * A far side of the wire for tests: a real HTTP server whose answers each test writes itself, and
 * which keeps what it was asked. Refuses nothing and knows no protocol.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface StandInServer extends AsyncDisposable {
  /** `http://127.0.0.1:<port>/v1` */
  readonly baseUrl: string;
  readonly requests: readonly AskedRequest[];
}

export type Answer = (
  response: ServerResponse,
  request: AskedRequest,
  /** From 0. */
  index: number,
) => unknown;

export async function standInServer(answer: Answer): Promise<StandInServer> {
  const requests: AskedRequest[] = [];
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const asked = {
      path: message.url ?? '',
      headers: message.headers,
      body: Buffer.concat(chunks),
    };
    requests.push(asked);
    await answer(response, asked, requests.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A base URL on which nobody listens. */
export async function deadBaseUrl(): Promise<string> {
  const server = await standInServer(() => {});
  await server[Symbol.asyncDispose]();
  return server.baseUrl;
}
