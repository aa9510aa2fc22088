/**
 * The far side of the wire for tests: an HTTP server that answers chat completions as it is told,
 * one scripted answer per request, real bytes and real faults. Fails a request beyond the script.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request; may leave it open. */
export type Answer = (response: ServerResponse) => void;

export interface OpenAiStandIn {
  readonly baseUrl: string;
  /** Bodies of the requests so far, as sent. */
  readonly requests: readonly string[];
  /** Resolves when a client has gone before its answer had ended. */
  readonly aborted: Promise<void>;
  close(): Promise<void>;
}

export async function startOpenAiStandIn(...answers: readonly Answer[]): Promise<OpenAiStandIn> {
  const requests: string[] = [];
  const { promise: aborted, resolve: abort } = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const answer = answers[requests.length];
      requests.push(body);
      response.on('close', () => {
        if (!response.writableFinished) abort();
      });
      if (answer === undefined) status(500)(response);
      else answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    aborted,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An error status with an error body, as the protocol has it. */
export function status(code: number): Answer {
  return (response) => {
    response.writeHead(code, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message: 'stand-in', type: 'error' } }));
  };
}

/** Text in pieces, then a good end. */
export function says(...pieces: readonly string[]): Answer {
  return (response) => {
    begin(response);
    for (const piece of pieces) event(response, { content: piece });
    end(response);
  };
}

/** Text in pieces, then nothing more, the connection left open. */
export function stalls(...pieces: readonly string[]): Answer {
  return (response) => {
    begin(response);
    response.write(': keep-alive\n\n');
    for (const piece of pieces) event(response, { content: piece });
  };
}

/** Text in pieces, then the connection is torn down. */
export function breaks(...pieces: readonly string[]): Answer {
  return (response) => {
    begin(response);
    for (const piece of pieces) event(response, { content: piece });
    response.write('', () => response.destroy());
  };
}

/** One tool call, its arguments in two pieces. */
export function calls(name: string, args: string): Answer {
  return (response) => {
    begin(response);
    const half = Math.floor(args.length / 2);
    toolPiece(response, { id: 'call-a', function: { name, arguments: args.slice(0, half) } });
    toolPiece(response, { function: { arguments: args.slice(half) } });
    end(response);
  };
}

/** Bytes as they are, as an event stream. */
export function sends(...bytes: readonly (string | Uint8Array)[]): Answer {
  return (response) => {
    begin(response);
    for (const piece of bytes) response.write(piece);
    response.end();
  };
}

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
}

function event(response: ServerResponse, delta: unknown): void {
  response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`);
}

function toolPiece(response: ServerResponse, call: object): void {
  event(response, { tool_calls: [{ index: 0, type: 'function', ...call }] });
}

function end(response: ServerResponse): void {
  response.end('data: [DONE]\n\n');
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
