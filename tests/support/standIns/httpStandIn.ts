/**
 * A local HTTP server that stands for a provider, and can be made to fail as providers fail.
 *
 * `fault` is asked for every request. A stall keeps the connection open and silent until the client
 * gives up or the server closes; `refuse()` closes the port itself. Requests are kept, so that a
 * test can fail when the product never called.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ProviderFault = 'unauthorized' | 'rate_limited' | 'failed' | 'stalled' | 'garbage';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export type Answer = (request: ReceivedRequest, response: ServerResponse) => Promise<void> | void;

export class HttpStandIn {
  fault: (request: ReceivedRequest) => ProviderFault | null | Promise<ProviderFault | null> = () =>
    null;
  readonly requests: ReceivedRequest[] = [];
  readonly #server: Server;
  readonly #answer: Answer;
  #port = 0;

  constructor(answer: Answer) {
    this.#answer = answer;
    this.#server = createServer((incoming, response) => {
      this.#serve(incoming, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500);
        response.end(String(error));
      });
    });
  }

  async start(): Promise<this> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  /** Base address with `/v1`, as OpenAI clients want it. */
  get baseUrl(): string {
    return `http://127.0.0.1:${this.#port}/v1`;
  }

  /** Nobody listens on the port from now on; `start` opens the same one again. */
  async refuse(): Promise<void> {
    await this.stop();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const request: ReceivedRequest = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks),
    };
    this.requests.push(request);
    switch (await this.fault(request)) {
      case 'unauthorized':
        return refuse(response, 401, 'invalid_api_key');
      case 'rate_limited':
        return refuse(response, 429, 'rate_limit_exceeded');
      case 'failed':
        return refuse(response, 500, 'server_error');
      case 'stalled':
        return;
      case 'garbage':
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('<html>{"choices":[{"del\u0000ta":');
        return;
      case null:
        await this.#answer(request, response);
    }
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { code, message: code, type: code } }));
}
