import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offerOf } from '../testing/people.ts';
import { QueueFile } from './queueFile.ts';
import type { QueueRecord } from './queueRecord.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'three-rings-queue-'));
  path = join(folder, 'desk', 'queue.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const offered = (callId: string): QueueRecord => ({
  type: 'offered',
  at: 0,
  callId,
  offer: offerOf(callId, `h-${callId}`),
  human: '201',
  queued: false,
});

/** Keeps the records and closes, as a process that ends. */
function keep(...records: QueueRecord[]): void {
  const file = new QueueFile(path, 0);
  for (const record of records) file.keep(record);
  file.close();
}

describe('the queue file', () => {
  it('gives back what was kept, to its own user only', () => {
    keep(offered('c1'));
    expect(new QueueFile(path, 0).records).toEqual([offered('c1')]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'desk')).mode & 0o777).toBe(0o700);
  });

  it('forgets calls that are over, and calls not heard of for a day', () => {
    keep(offered('c1'), offered('c2'), { type: 'ended', at: 1, callId: 'c1' });
    const file = new QueueFile(path, 1);
    expect(file.records).toEqual([offered('c2')]);
    file.open();
    file.close();
    expect(readFileSync(path, 'utf8')).not.toContain('c1');
    expect(new QueueFile(path, 24 * 3_600_000 + 1).records).toEqual([]);
  });

  it('is empty once the last call is over', () => {
    const file = new QueueFile(path, 0);
    file.keep(offered('c1'));
    file.keep({ type: 'ended', at: 1, callId: 'c1' });
    expect(readFileSync(path, 'utf8')).toBe('');
    file.keep(offered('c2'));
    expect(new QueueFile(path, 0).records).toEqual([offered('c2')]);
  });

  it('is not touched by a second desk that only reads it and gives up', () => {
    const first = new QueueFile(path, 0);
    first.keep(offered('c1'));
    new QueueFile(path, 0).close();
    first.keep(offered('c2'));
    expect(new QueueFile(path, 0).records).toEqual([offered('c1'), offered('c2')]);
  });

  it('drops a line that a crash cut off', () => {
    keep(offered('c1'));
    appendFileSync(path, '{"type":"accepted","at":1,"cal');
    expect(new QueueFile(path, 0).records).toEqual([offered('c1')]);
    keep({ type: 'withdrawn', at: 2, callId: 'c1', handoffId: 'h-c1' });
    expect(new QueueFile(path, 0).records).toHaveLength(2);
  });

  it('refuses a broken line before the end, naming file and line', () => {
    keep(offered('c1'));
    const sound = readFileSync(path, 'utf8');
    writeFileSync(path, `${sound}{"type":"nonsense"}\n${sound}`);
    expect(() => new QueueFile(path, 0)).toThrow(`${path}:2：`);
    expect(readFileSync(path, 'utf8')).toContain('nonsense');
  });
});
