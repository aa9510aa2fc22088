/** The session voice without a room: a real AgentSession, with model and tools scripted by the test. */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../records/journal/events.ts';
import type { Toolbox } from '../../tools/types.ts';
import type { ReplyPart, ToolExchange } from '../models/types.ts';
import type { SaidSentence } from '../ports.ts';
import { loadWords } from '../words/loadWords.ts';
import { createTextVoice, type TextVoice } from './textVoice.ts';

const words = loadWords(join(import.meta.dirname, '../../prompts'));
type Steps = (exchanges: readonly ToolExchange[]) => AsyncIterable<ReplyPart>;
let open: TextVoice | null = null;

afterEach(async () => {
  await open?.close();
  open = null;
});

async function start(steps: Steps, run?: Toolbox['run']) {
  const said: SaidSentence[] = [];
  const notes: JournalEntry[] = [];
  const calls: { name: string; raw: unknown }[] = [];
  const call = { verified: null, identityTries: 0, situation: null as string | null };
  open = await createTextVoice({
    words,
    toolbox: {
      specs: [],
      call,
      effect: () => 'read',
      run: async (name, raw) => {
        calls.push({ name, raw });
        return (await run?.(name, raw)) ?? { ok: true, result: { name } };
      },
    },
    startTurn: () => ({ respond: steps }),
  });
  const observer = {
    said: (sentence: SaidSentence) => said.push(sentence),
    note: (entry: JournalEntry) => notes.push(entry),
  };
  return { voice: open.voice, observer, said, notes, calls, call };
}

const sentence = (text: string): ReplyPart => ({ type: 'sentence', text, source: 'model' });
const toolCall = (callId: string, name: string, raw: string): ReplyPart => ({
  type: 'tool_call',
  callId,
  name,
  arguments: raw,
});

describe('the voice of text mode', () => {
  it('says a phrase, which is heard at once and whole', async () => {
    const { voice } = await start(async function* () {});
    const phrase = { text: '您好。', phrase: 'opening.greeting', interruptible: false };
    expect(await voice.say(phrase)).toEqual({
      heard: '您好。',
      complete: true,
      interrupted: false,
      playedMs: 0,
    });
  });

  it('replies sentence by sentence, runs tools in order with their raw arguments, and goes on', async () => {
    const seen: number[] = [];
    const { voice, observer, said, calls } = await start(async function* (exchanges) {
      seen.push(exchanges.length);
      if (exchanges.length === 0) {
        yield sentence('我查一下。');
        yield toolCall('1', 'search', '{broken');
        yield toolCall('2', 'lookup', '{"a":1}');
      } else {
        yield sentence('费用是五十元。');
        yield sentence('请问您要办理吗？');
      }
    });
    const outcome = await voice.reply({ text: '多少钱', history: [] }, observer);
    expect(calls).toEqual([
      { name: 'search', raw: '{broken' },
      { name: 'lookup', raw: '{"a":1}' },
    ]);
    expect(seen).toEqual([0, 2]);
    expect(said.map(({ heard }) => heard)).toEqual([
      '我查一下。',
      '费用是五十元。',
      '请问您要办理吗？',
    ]);
    expect(outcome).toEqual({
      text: '我查一下。费用是五十元。请问您要办理吗？',
      heard: '我查一下。费用是五十元。请问您要办理吗？',
      interrupted: false,
      asks: true,
      informed: true,
      empty: false,
    });
  });

  it('ends the reply where a tool asks for a situation, whose behaviour takes over', async () => {
    const state: { call?: { situation: string | null } } = {};
    const started = await start(
      async function* (exchanges) {
        yield exchanges.length === 0 ? toolCall('1', 'request', '{}') : sentence('不该说的话。');
      },
      async () => {
        if (state.call) state.call.situation = 'complaint';
        return { ok: true, result: null };
      },
    );
    state.call = started.call;
    const outcome = await started.voice.reply({ text: '投诉', history: [] }, started.observer);
    expect(outcome).toMatchObject({ situation: 'complaint', text: '', empty: true });
    expect(started.said).toEqual([]);
  });

  it('counts a tool that hangs as failed, with a fault, and goes on', async () => {
    const { voice, observer, said, notes } = await start(
      async function* (exchanges) {
        if (exchanges.length === 0) yield toolCall('1', 'hang', '{}');
        else yield sentence(exchanges[0]?.failed ? '暂时查不到。' : '查到了。');
      },
      () => new Promise(() => undefined),
    );
    await voice.reply({ text: '查一下', history: [] }, observer);
    expect(said.map(({ text }) => text)).toEqual(['暂时查不到。']);
    expect(notes).toEqual([expect.objectContaining({ component: 'tool', kind: 'timeout' })]);
  });

  it('ends a model that only calls tools, after a few steps, as an empty reply', async () => {
    const { voice, observer, calls } = await start(async function* (exchanges) {
      yield toolCall(String(exchanges.length), 'again', '{}');
    });
    const outcome = await voice.reply({ text: '循环', history: [] }, observer);
    expect(outcome.empty).toBe(true);
    expect(calls.length).toBeLessThanOrEqual(4);
  });

  it('is silent once a person speaks with the caller, and after the session has closed', async () => {
    const { voice, observer } = await start(async function* () {
      yield sentence('不该说的话。');
    });
    voice.stepBack();
    const phrase = { text: '您好。', phrase: null, interruptible: true };
    expect(await voice.say(phrase)).toMatchObject({ heard: '', complete: false });
    expect(await voice.reply({ text: '喂', history: [] }, observer)).toMatchObject({ empty: true });
  });

  it('has an outcome for words after the session has closed', async () => {
    const { voice } = await start(async function* () {});
    await open?.close();
    const phrase = { text: '您好。', phrase: null, interruptible: true };
    expect(await voice.say(phrase)).toMatchObject({ heard: '', complete: false });
  });
});
