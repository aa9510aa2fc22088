/** The way to the desk against a real HTTP server whose answers the test writes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../records/journal/events.ts';
import { Changes } from '../tests/support/deadline.ts';
import { HttpDeskLink } from './deskLink.ts';
import type { CallEvent } from './flow/events.ts';
import type { HandoffOffer } from './ports.ts';

const offer: HandoffOffer = {
  handoffId: 'h1',
  callId: 'c1',
  attempt: 1,
  reason: 'complaint',
  department: '客户服务部',
  summary: {
    caller: { name: null, number: null, verified: false },
    demand: '投诉',
    complaint: null,
    tried: [],
    promised: [],
    mood: 'calm',
    openDuties: [],
  },
  answerWithinMs: 20_000,
};
let server: Server | null = null;
let link: HttpDeskLink | null = null;

afterEach(async () => {
  await link?.close();
  server?.closeAllConnections();
  server?.close();
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function open(answer: Answer) {
  const requests: string[] = [];
  const events: CallEvent[] = [];
  const notes: JournalEntry[] = [];
  const changes = new Changes();
  const keep =
    <T>(list: T[]) =>
    (item: T) => {
      list.push(item);
      changes.notify();
    };
  server = createServer((request, response) => {
    keep(requests)(`${request.method} ${request.url} ${request.headers.authorization}`);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  link = new HttpDeskLink({
    url: `http://127.0.0.1:${port}`,
    secret: 'secret',
    callId: 'c1',
    hear: keep(events),
    note: keep(notes),
  });
  const until = <T>(what: string, probe: () => T | null) =>
    changes.until(10_000, () => `${what}: ${JSON.stringify({ requests, events, notes })}`, probe);
  return { link, requests, events, notes, until };
}

const accepted = (n: number, handoffId: string) =>
  `${JSON.stringify({ n, command: { type: 'handoff.accepted', handoffId, human: '201' } })}\n`;

describe('the way to the desk', () => {
  it('offers, with the secret of the house, and says who was found, or nobody', async () => {
    const answers = ['{"human":"201"}', '{"human":null}'];
    const { link, requests } = await open((_request, response) => {
      response.end(answers.shift() ?? '{}');
    });
    expect(await link.offer(offer)).toEqual({ outcome: 'rings', human: '201' });
    expect(await link.offer({ ...offer, attempt: 2 })).toEqual({ outcome: 'nobody' });
    expect(requests[0]).toBe('POST /internal/calls/c1/offers Bearer secret');
  });

  it('finds nobody, with a fault in the journal, where the desk refuses, raves or hangs', async () => {
    const answers: Answer[] = [
      (_request, response) => response.writeHead(500).end('oops'),
      (_request, response) => response.end('<html>'),
      () => undefined,
    ];
    const { link, notes } = await open((request, response) => answers.shift()?.(request, response));
    const nobody = { outcome: 'nobody' };
    expect(await link.offer(offer)).toEqual(nobody);
    expect(await link.offer(offer)).toEqual(nobody);
    expect(await link.offer(offer)).toEqual(nobody);
    const kinds = notes.map((note) => note.type === 'fault.occurred' && note.kind);
    expect(kinds).toEqual(['status_500', 'garbage', 'timeout']);
  });

  it('asks how it stands with who waits; a desk that does not say is no fault of the caller', async () => {
    const answers = ['{"position":2,"waitMs":60000}', '{"position":-1}'];
    const { link, requests } = await open((_request, response) => {
      response.end(answers.shift());
    });
    expect(await link.news('h1')).toEqual({ position: 2, waitMs: 60_000 });
    expect(await link.news('h1')).toBeNull();
    expect(requests[0]).toBe('GET /internal/calls/c1/offers/h1 Bearer secret');
  });

  it('takes commands in pieces, each once, and goes on after the last one when the stream breaks', async () => {
    let streams = 0;
    const { link, events, requests, until } = await open((_request, response) => {
      streams += 1;
      if (streams === 1) {
        const [first, second] = [accepted(1, 'h1'), accepted(2, 'h2')];
        response.write(`{"heartbeat":"2026-01-01T00:00:00Z"}\n${first.slice(0, 20)}`);
        response.write(`${first.slice(20)}not json\n{"n":9,"command":{"type":"dance"}}\n${second}`);
        setImmediate(() => response.destroy());
      } else response.write(accepted(2, 'h2') + accepted(3, 'h3'));
    });
    link.listen();
    await until('three commands', () => (events.length >= 3 ? true : null));
    const ids = events.map((event) => 'handoffId' in event && event.handoffId);
    expect(ids).toEqual(['h1', 'h2', 'h3']);
    expect(requests.some((request) => request.includes('commands?after=2'))).toBe(true);
  });

  it('tells the desk that the call has ended, once, and lets the stream go', async () => {
    const { link, requests, until } = await open((request, response) => {
      if (request.method === 'POST') response.writeHead(204).end();
    });
    link.listen();
    await until('the stream', () => requests.find((request) => request.startsWith('GET')) ?? null);
    await link.close();
    await link.close();
    expect(requests.filter((request) => request.includes('/ended'))).toHaveLength(1);
  });
});
