/** One release per call: what changes on disk while a call goes on is for the next one. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEvent, JournalEventOf } from '../../records/journal/events.ts';

const root = join(import.meta.dirname, '../..');
let prompts = '';

beforeEach(() => {
  prompts = mkdtempSync(join(tmpdir(), 'release-'));
  cpSync(join(root, 'prompts'), prompts, { recursive: true });
});
afterEach(() => rmSync(prompts, { recursive: true, force: true }));

/** The text mode as a program of its own, on `prompts`. */
async function chat() {
  const child = spawn(process.execPath, [join(root, 'agent/chat/main.ts'), '--jsonl'], {
    env: { ...process.env, PROMPTS_DIR: prompts },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const untilIdle = async (): Promise<JournalEvent[]> => {
    const events: JournalEvent[] = [];
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error('text mode ended early');
      const line = JSON.parse(value);
      if (line.type === 'idle') return events;
      events.push(line);
    }
  };
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const opening = await untilIdle();
  return {
    opening,
    send(input: object) {
      child.stdin.write(`${JSON.stringify(input)}\n`);
      return untilIdle();
    },
    end() {
      child.stdin.end();
      return ended;
    },
  };
}

function replace(file: string, from: string, to: string): void {
  const path = join(prompts, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replaceAll(from, to));
}

const spoken = (events: readonly JournalEvent[]) =>
  events.flatMap((event) => (event.type === 'agent.said' ? [event.text] : [])).join('');
const started = (events: readonly JournalEvent[]) =>
  events.find((event): event is JournalEventOf<'call.started'> => event.type === 'call.started');
const question = { say: '补办证书要多少钱' };

describe('the release of a call', () => {
  it('stays to its end when knowledge and phrases change, and the next call has the new one', async () => {
    const call = await chat();
    expect(spoken(await call.send(question))).toContain('30元');
    replace('knowledge/补办.md', '30元', '35元');
    replace('phrases.yaml', '感谢您的来电，祝您生活愉快！', '感谢您的来电，祝您万事如意！');
    expect(spoken(await call.send(question))).toContain('30元');
    expect(spoken(await call.send({ say: '没有了，谢谢' }))).not.toContain('万事如意');
    const next = await call.send({ newCall: true });
    const [before, after] = [started(call.opening)?.release, started(next)?.release];
    expect(after?.knowledge).not.toBe(before?.knowledge);
    expect(after?.phrases).not.toBe(before?.phrases);
    expect(after?.rules).toBe(before?.rules);
    expect(spoken(await call.send(question))).toContain('35元');
    expect(await call.end()).toBe(0);
  });

  it('stays the last sound one when a file is broken, and the next call has that on record', async () => {
    const call = await chat();
    const before = started(call.opening)?.release;
    writeFileSync(join(prompts, 'knowledge/补办.md'), '坏了\n');
    const next = await call.send({ newCall: true });
    expect(started(next)?.release).toEqual(before);
    const fault = next.find((event) => event.type === 'fault.occurred');
    expect(fault).toMatchObject({ component: 'words', kind: 'broken' });
    expect(JSON.stringify(fault)).toContain('补办.md');
    expect(spoken(await call.send(question))).toContain('30元');
    expect(await call.end()).toBe(0);
  });
});
