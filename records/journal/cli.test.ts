import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CallJournal } from './callJournal.ts';
import { journalFile, openFileSink } from './fileSink.ts';

const callId = '01a20b48-0900-7416-a671-22921cd98e7d';

function data(): string {
  const folder = mkdtempSync(join(tmpdir(), 'calls-'));
  const journal = new CallJournal({
    callId,
    now: () => new Date('2026-11-24T02:00:00.000Z'),
    sink: openFileSink(join(folder, 'journal'), callId),
  });
  journal.append({ type: 'caller.said', text: '网点在哪里', via: 'text' }, 1);
  journal.append(
    { type: 'duty.opened', dutyId: 'duty-1', clause: 'REC-2.1f', phrase: 'opening.notice' },
    1,
  );
  journal.append({ type: 'call.ended', by: 'caller', reason: 'hung_up' }, 1);
  return folder;
}

function calls(
  folder: string,
  ...words: string[]
): Promise<{ code: number; out: string; err: string }> {
  const cli = new URL('./cli.ts', import.meta.url).pathname;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [cli, ...words],
      { env: { ...process.env, DATA_DIR: folder } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

it('lists the calls', async () => {
  const { code, out } = await calls(data());
  expect(code).toBe(0);
  expect(out).toContain(callId);
  expect(out).toMatch(/2026-11-24 02:00:00 UTC +0:00 +3 条 {2}来电人结束 {2}链完整/u);
});

it('prints a call readably with its duties, and says that its chain holds', async () => {
  const { code, out } = await calls(data(), callId);
  expect(code).toBe(0);
  expect(out).toContain('来电人  网点在哪里');
  expect(out).toMatch(/未完成 +REC-2\.1f +opening\.notice +02:00:00\.000/u);
  expect(out).toContain('通话结束  来电人（hung_up）');
  expect(out).not.toContain('{"');
  expect(out).toContain('散列链完整');
});

it('prints the raw lines with --json', async () => {
  const folder = data();
  const { out } = await calls(folder, callId, '--json');
  expect(out).toBe(readFileSync(journalFile(join(folder, 'journal'), callId, 0), 'utf8'));
});

it('exits with 3 where the chain is broken, and names part and seq', async () => {
  const folder = data();
  const file = journalFile(join(folder, 'journal'), callId, 0);
  writeFileSync(file, readFileSync(file, 'utf8').replace('网点', '网店'));
  const { code, err } = await calls(folder, callId);
  expect(code).toBe(3);
  expect(err).toContain('part 0 seq 1');
});

it('names the first fault where a later line is no event at all', async () => {
  const folder = data();
  const file = journalFile(join(folder, 'journal'), callId, 0);
  writeFileSync(file, `${readFileSync(file, 'utf8').replace('网点', '网店')}garbage\n`);
  const { code, err } = await calls(folder, callId);
  expect(code).toBe(3);
  expect(err).toContain('part 0 seq 1 ');
});

it('says that there is no such call', async () => {
  const { code, err } = await calls(data(), '../secrets');
  expect(code).toBe(2);
  expect(err).toContain('没有通话');
});
