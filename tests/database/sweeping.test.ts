/** What dead processes left on disk: found, sent, noted, and never sent without need. */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestDesk, testSecret } from '../../desk/server/testing/testDesk.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import { events } from '../../records/database/schema.ts';
import { journalFile } from '../../records/journal/fileSink.ts';
import { createHttpReceiver } from '../../records/journal/ship/httpReceiver.ts';
import type { JournalReceiver } from '../../records/journal/ship/journalReceiver.ts';
import { JournalSweeper } from '../../records/journal/ship/journalSweeper.ts';
import { readMark } from '../../records/journal/ship/shippedMark.ts';
import { type SettledCalls, sweepJournals } from '../../records/journal/ship/sweepJournals.ts';
import { createJournalStore } from '../../records/journal/store/journalStore.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import { keepCall } from '../support/databases/keptCall.ts';
import { ManualTime } from '../support/databases/manualTime.ts';
import { type ReachableRecords, startRecordsDesk } from '../support/databases/recordsDesk.ts';
import { complains, ends, rings, says, writeCall } from '../support/databases/writtenCall.ts';

/** All files of these tests were last written to then. */
const writtenAt = Date.parse('2026-11-24T02:00:00.000Z');
const minute = 60_000;

onEachDatabase('a sweep', (databases) => {
  let database: RecordsDatabase;
  let desk: TestDesk;
  let records: ReachableRecords;
  let folder: string;
  let asked: string[];
  let refusals: string[];

  beforeEach(async () => {
    database = await databases.emptied();
    ({ desk, records } = await startRecordsDesk(database));
    folder = mkdtempSync(join(tmpdir(), 'three-rings-sweep-'));
    asked = [];
    refusals = [];
  });
  afterEach(async () => {
    await desk.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function counting(): JournalReceiver {
    const receiver = createHttpReceiver({ url: desk.url, secret: testSecret });
    return {
      databaseId: () => receiver.databaseId(),
      erasuresAfter: (erasureId) => receiver.erasuresAfter(erasureId),
      heads(callId) {
        asked.push(`heads ${callId}`);
        return receiver.heads(callId);
      },
      deliver(lines) {
        asked.push(`deliver ${lines.length}`);
        return receiver.deliver(lines);
      },
    };
  }

  const sweep = (now = writtenAt + 2 * minute, settled?: SettledCalls) =>
    sweepJournals({
      folder,
      receiver: counting(),
      now,
      quietMs: minute,
      ...(settled === undefined ? {} : { settled }),
      refused: (callId, fault) => refusals.push(`${callId} ${fault}`),
    });

  function left(callId: string, lines: readonly string[], part = 0): string {
    return keepCall(folder, callId, lines, { part, at: writtenAt });
  }

  const stored = (callId: string) => createJournalStore(database, () => new Date()).lines(callId);
  const written = (callId: string) =>
    writeCall([rings(), says('一'), says('二'), ...complains('1', `t-${callId}`), ends], { callId })
      .lines;

  it('sends the tail that a dead process left, and what was never sent at all', async () => {
    const store = createJournalStore(database, () => new Date());
    await store.store(written('a').slice(0, 3));
    left('a', written('a'));
    left('b', written('b'));
    expect(await sweep()).toEqual({ whole: 2, left: 0 });
    expect(await stored('a')).toEqual(written('a'));
    expect(await stored('b')).toEqual(written('b'));
  });

  it('asks nothing about a call again once it is noted as whole', async () => {
    left('a', written('a'));
    await sweep();
    asked = [];
    expect(await sweep()).toEqual({ whole: 1, left: 0 });
    expect(asked).toEqual([]);
  });

  it('leaves a call to its process while that still writes', async () => {
    left('a', written('a').slice(0, 4));
    expect(await sweep(writtenAt + minute - 1)).toEqual({ whole: 0, left: 1 });
    expect(await stored('a')).toEqual([]);
    expect(await sweep(writtenAt + minute)).toEqual({ whole: 1, left: 0 });
  });

  it('sends the rest of a call that was written to after it was noted', async () => {
    const file = left('a', written('a').slice(0, 4));
    await sweep();
    appendFileSync(file, `${written('a').slice(4).join('\n')}\n`);
    utimesSync(file, writtenAt / 1000, writtenAt / 1000);
    expect(await sweep()).toEqual({ whole: 1, left: 0 });
    expect(await stored('a')).toEqual(written('a'));
  });

  it('does not send the event that was in flight when its process was killed', async () => {
    const file = left('a', written('a'));
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
    utimesSync(file, writtenAt / 1000, writtenAt / 1000);
    expect(await sweep()).toEqual({ whole: 1, left: 0 });
    expect(await stored('a')).toEqual(written('a').slice(0, -1));
  });

  it('sends the parts of a call that was taken over', async () => {
    const older = writeCall([rings(), says('一')], { callId: 'a' });
    const last = older.events[1];
    const after = { part: 0, seq: 2, hash: last?.hash ?? '' };
    const newer = writeCall([{ type: 'call.resumed', after }, ends], {
      callId: 'a',
      part: 1,
      after: after.hash,
    });
    left('a', older.lines);
    left('a', newer.lines, 1);
    expect(await sweep()).toEqual({ whole: 1, left: 0 });
    expect(await stored('a')).toEqual([...older.lines, ...newer.lines]);
  });

  it('begins anew where the desk is down or its database is, and everything arrives once', async () => {
    left('a', written('a'));
    left('b', written('b'));
    const back = await desk.goDown();
    const gone = { url: 'http://127.0.0.1:9', secret: testSecret };
    const receiver = createHttpReceiver(gone);
    const options = { folder, receiver, now: writtenAt + minute, quietMs: 0 };
    expect(await sweepJournals(options)).toEqual({ whole: 0, left: 2 });
    await back();
    records.reachable = false;
    expect(await sweep()).toEqual({ whole: 0, left: 2 });
    records.reachable = true;
    expect(await sweep()).toEqual({ whole: 2, left: 0 });
    expect(await database.db.$count(events)).toBe(written('a').length + written('b').length);
  });

  it('reports a call that was changed on disk, keeps what is stored, and asks no more', async () => {
    const file = left('a', written('a').slice(0, 4));
    left('b', written('b'));
    await sweep();
    const forged = written('a').map((line) => line.replace('二', '三'));
    writeFileSync(file, `${forged.join('\n')}\n`);
    utimesSync(file, writtenAt / 1000, writtenAt / 1000);
    expect(await sweep()).toEqual({ whole: 1, left: 1 });
    expect(refusals).toEqual(['a tampered']);
    expect(await stored('a')).toEqual(written('a').slice(0, 4));
    asked = [];
    await sweep();
    expect(asked).toEqual([]);
  });

  it('notices another last line than the one that is stored', async () => {
    const store = createJournalStore(database, () => new Date());
    await store.store(written('a').slice(0, 2));
    const other = writeCall([rings(), says('假的')], { callId: 'a' }).lines;
    left('a', other);
    await sweep();
    expect(refusals).toEqual(['a forked']);
  });

  it('notes how far the database is, so that a file cut at its end shows', async () => {
    const file = left('a', written('a'));
    await sweep();
    writeFileSync(file, `${written('a').slice(0, 3).join('\n')}\n`);
    utimesSync(file, writtenAt / 1000, writtenAt / 1000);
    await sweep();
    expect(readMark(join(folder, 'a'))?.parts).toMatchObject([
      { part: 0, seq: written('a').length },
    ]);
    expect(await stored('a')).toEqual(written('a'));
  });

  it('offers everything again to another database, also what it had long settled', async () => {
    left('a', written('a'));
    const settled: SettledCalls = { databaseId: '', calls: new Set() };
    const muchLater = writtenAt + 600 * minute;
    await sweep(muchLater, settled);
    await sweep(muchLater, settled);
    expect([...settled.calls]).toEqual(['a']);
    await databases.emptied();
    await database.db.execute(sql`update installation set database_id = gen_random_uuid()::text`);
    expect(await sweep(muchLater, settled)).toEqual({ whole: 1, left: 0 });
    expect(await stored('a')).toEqual(written('a'));
  });

  it('goes on round after round', async () => {
    const time = new ManualTime();
    const sweeper = new JournalSweeper({
      folder,
      receiver: counting(),
      now: () => writtenAt + 2 * minute + time.now,
      quietMs: minute,
      everyMs: 15_000,
      schedule: time.schedule,
      failed: (error) => refusals.push(String(error)),
    });
    const round = () => time.advance(15_000, () => sweeper.settled());
    sweeper.start();
    await round();
    left('a', written('a'));
    await round();
    left('b', written('b'));
    await round();
    expect([await stored('a'), await stored('b')]).toEqual([written('a'), written('b')]);
    sweeper.stop();
    expect(time.pending).toBe(0);
    expect(existsSync(journalFile(folder, 'a', 0))).toBe(true);
    expect(refusals).toEqual([]);
  });
});
