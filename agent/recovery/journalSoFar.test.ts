/** What a successor reads: from this disk, and from a desk on a real port where the disk lacks it. */

import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CallJournal } from '../../records/journal/callJournal.ts';
import type { JournalEvent } from '../../records/journal/events.ts';
import { journalFile, openFileSink } from '../../records/journal/fileSink.ts';
import { journalSoFar } from './journalSoFar.ts';

const callId = '01a20b48-0900-7416-a671-22921cd98e7d';
let folder: string;
let server: Server;
let asked: number;
let stored: readonly JournalEvent[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'three-rings-so-far-'));
  asked = 0;
  stored = [];
  server = createServer((_request, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ lines: stored.map((event) => JSON.stringify(event)) }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const read = (part: number) => {
  const { port } = server.address() as AddressInfo;
  return journalSoFar(
    { folder, desk: { url: `http://127.0.0.1:${port}`, secret: 's' } },
    callId,
    part,
  );
};

function written(options: { part: number; before?: readonly JournalEvent[]; disk: boolean }) {
  const journal = new CallJournal({
    callId,
    now: () => new Date('2026-11-24T02:00:00.000Z'),
    sink: options.disk ? openFileSink(folder, callId, options.part) : () => {},
    part: options.part,
    before: options.before ?? [],
  });
  const last = journal.events.at(-1);
  if (last) {
    const { part, seq, hash } = last;
    journal.append({ type: 'call.resumed', after: { part, seq, hash } }, 0);
  }
  journal.append({ type: 'caller.silent', ms: options.part }, 0);
  return journal.events;
}

const places = (events: readonly JournalEvent[]) => events.map(({ part, seq }) => `${part}/${seq}`);

it('is what the dead process wrote to this disk, without the line that its death cut off', async () => {
  written({ part: 0, disk: true });
  appendFileSync(journalFile(folder, callId, 0), '{"v":1,"call');
  expect(places(await read(1))).toEqual(['0/1']);
  expect(asked).toBe(0);
});

it('is what the records have, where it died on another machine', async () => {
  stored = written({ part: 0, disk: false });
  expect(places(await read(1))).toEqual(['0/1']);
});

it('is both, each event once, where one part is here and the next is not', async () => {
  const first = written({ part: 0, disk: true });
  stored = written({ part: 1, before: first, disk: false });
  expect(places(await read(2))).toEqual(['0/1', '1/1', '1/2']);
});

it('is nothing, where the process died before it wrote and the desk has nothing either', async () => {
  expect(await read(1)).toEqual([]);
});
