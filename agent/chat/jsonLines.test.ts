import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../records/journal/chain.ts';
import type { JournalEvent } from '../../records/journal/events.ts';
import { createScriptedModel } from '../models/scripted/scriptedModel.ts';
import { loadWords } from '../words/loadWords.ts';
import { runJsonLines } from './jsonLines.ts';
import { callStarter } from './startCall.ts';

const words = loadWords(new URL('../../prompts', import.meta.url).pathname);

type Line = {
  readonly type: string;
  readonly callId?: string;
  readonly at?: string;
  readonly message?: string;
};

async function run(
  ...input: readonly (object | string)[]
): Promise<{ raw: string; lines: Line[] }> {
  const release = { words, models: [createScriptedModel(words)], fault: null };
  const start = callStarter({
    current: () => release,
    product: 'three-rings@test',
    now: new Date(words.company.demoNow),
    seed: 'test',
  });
  const output = new PassThrough();
  const written = text(output);
  const rows = input.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  await runJsonLines(start, Readable.from(rows.map((row) => `${row}\n`)), output);
  output.end();
  const raw = await written;
  const lines: Line[] = raw
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { raw, lines };
}

const idles = (lines: readonly Line[]) => lines.filter((line) => line.type === 'idle');
const journal = (raw: string) =>
  raw
    .trim()
    .split('\n')
    .map((line): JournalEvent => JSON.parse(line))
    .filter((line) => 'hash' in line);

describe('text mode for programs', () => {
  it('answers the opening and every line with exactly one idle, after all that the line caused', async () => {
    const { lines } = await run(
      { say: '网点在哪里' },
      { silence: 8000 },
      { dtmf: '0' },
      { human: 'accept' },
    );
    expect(idles(lines)).toHaveLength(5);
    expect(lines.filter((line) => line.type === 'error')).toHaveLength(0);
    const joined = lines.findIndex((line) => line.type === 'handoff.joined');
    expect(lines.slice(joined).filter((line) => line.type === 'idle')).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'hello'],
    ['an empty line', ''],
    ['an unknown key', '{"shout":"x"}'],
    ['two keys at once', '{"say":"x","silence":1}'],
    ['a negative silence', '{"silence":-1}'],
    ['a fraction of a millisecond', '{"silence":0.5}'],
    ['an unknown key press', '{"dtmf":"A"}'],
    ['a person without an offer', '{"human":"accept"}'],
    ['words of a person who is not there', '{"human":{"say":"您好"}}'],
    ['no words of a person', '{"human":{"say":""}}'],
    ['an unknown key beside a known one', '{"say":"x","loud":true}'],
    ['a silence of more than a day', '{"silence":86400001}'],
    ['a list', '[1,2]'],
    ['null', 'null'],
  ])('gives an error and one idle for %s, and the call goes on', async (_, bad) => {
    const { lines } = await run(bad, { say: '网点在哪里' });
    expect(idles(lines)).toHaveLength(3);
    const errors = lines.filter((line) => line.type === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toMatch(/\p{Script=Han}/u);
    expect(errors[0]?.message).not.toMatch(/expected|invalid|unrecognized|must/i);
    expect(lines.some((line) => line.type === 'tool.called')).toBe(true);
  });

  it('refuses everything but a new call once the call has ended', async () => {
    const { lines } = await run(
      { hangUp: true },
      { say: '喂' },
      { newCall: true },
      { say: '你好' },
    );
    const errors = lines.filter((line) => line.type === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain('newCall');
    expect(lines.filter((line) => line.type === 'call.started')).toHaveLength(2);
    expect(idles(lines)).toHaveLength(5);
    expect(new Set(idles(lines).map((line) => line.callId)).size).toBe(2);
  });

  it('hangs up for the caller when the input ends', async () => {
    const { raw } = await run({ say: '网点在哪里' });
    expect(journal(raw).at(-1)).toMatchObject({ type: 'call.ended', by: 'caller' });
  });

  it('prints the same bytes for the same seed and input', async () => {
    const input = [
      { say: '我要投诉' },
      { say: '昨天在城东网点，柜员骂人，要求道歉' },
      { say: '13900001111' },
      { say: '对' },
    ];
    const [first, second] = [await run(...input), await run(...input)];
    expect(first.raw).toBe(second.raw);
  });

  it('takes two silences of one second for one of two, and a limit reached exactly counts', async () => {
    const probes = (lines: readonly Line[]) =>
      lines.filter((line) => line.type === 'caller.silent');
    const once = await run({ silence: 2000 });
    const twice = await run({ silence: 1000 }, { silence: 1000 });
    const short = await run({ silence: 1999 });
    expect(probes(once.lines)).toEqual(probes(twice.lines));
    expect(probes(once.lines)).toHaveLength(1);
    expect(probes(short.lines)).toHaveLength(0);
  });

  it('goes through every due timer of a long silence, each at its own time', async () => {
    const { raw } = await run({ silence: 60_000 });
    const silent = journal(raw).filter((event) => event.type === 'caller.silent');
    expect(silent.map((event) => event.at.slice(17, 23))).toEqual([
      '02.000',
      '04.000',
      '06.000',
      '06.500',
    ]);
  });

  it('moves the clock to the end of the offer on a timeout, and nowhere else', async () => {
    const { lines } = await run({ say: '转人工' }, { human: 'timeout' });
    const [opening, asked, timedOut] = idles(lines);
    expect(asked?.at).toBe(opening?.at);
    expect(Date.parse(timedOut?.at ?? '')).toBe(
      Date.parse(asked?.at ?? '') + words.company.handoff.answerWithinMs,
    );
  });

  it('journals the caller after the hand-over and does not answer', async () => {
    const { raw } = await run({ say: '转人工' }, { human: 'accept' }, { say: '续期多少钱' });
    const events = journal(raw);
    const at = events.findIndex(
      (event) => event.type === 'caller.said' && event.text === '续期多少钱',
    );
    expect(at).toBeGreaterThan(0);
    expect(events.slice(at).some((event) => event.type === 'agent.said')).toBe(false);
  });

  it('writes a journal whose chain holds', async () => {
    const { raw } = await run(
      { say: '我要投诉' },
      { say: '' },
      { unintelligible: true },
      { dtmf: '9' },
    );
    expect(verifyChain(journal(raw))).toBeNull();
  });

  it('takes ten thousand characters as words without sense, not as an end', async () => {
    const { raw } = await run({ say: 'あ'.repeat(10_000) }, { say: '网点在哪里' });
    expect(journal(raw).some((event) => event.type === 'tool.called')).toBe(true);
  });
});
