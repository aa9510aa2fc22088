/** A look-up that outlasts the caller's patience, in a real session: model, tools and time by hand. */
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Toolbox, ToolResult } from '../../tools/types.ts';
import type { ReplyPart, ToolExchange } from '../models/types.ts';
import type { SaidSentence } from '../ports.ts';
import { loadWords } from '../words/loadWords.ts';
import { lateAfter } from './lateAfter.ts';
import { createTextVoice, type TextVoice } from './textVoice.ts';

const words = loadWords(join(import.meta.dirname, '../../prompts'));
let open: TextVoice | null = null;

afterEach(async () => {
  vi.useRealTimers();
  await open?.close();
  open = null;
});

const sentence = (text: string): ReplyPart => ({ type: 'sentence', text, source: 'scripted' });
const look: ReplyPart = {
  type: 'tool_call',
  callId: '1',
  name: 'look',
  arguments: '{}',
  source: 'scripted',
};

/** A model that looks something up, then says these sentences; the tool comes back by hand. */
async function start(answer: readonly string[], effect: 'read' | 'write' = 'read') {
  const tool = Promise.withResolvers<ToolResult>();
  const begun = Promise.withResolvers<void>();
  const seen: (readonly ToolExchange[])[] = [];
  const said: SaidSentence[] = [];
  const runs: string[] = [];
  const toolbox: Toolbox = {
    specs: [],
    call: { verified: null, identityTries: 0, situation: null },
    effect: () => effect,
    run: async (name) => {
      begun.resolve();
      const result = await tool.promise;
      runs.push(name);
      return result;
    },
  };
  open = await createTextVoice({
    words,
    toolbox,
    isLate: () => Promise.resolve(true),
    startTurn: () => ({
      async *respond(exchanges) {
        seen.push(exchanges);
        if (exchanges.length === 0) yield look;
        else for (const text of answer) yield sentence(text);
      },
    }),
  });
  const observer = { said: (one: SaidSentence) => said.push(one), note: () => undefined };
  const { voice } = open;
  return {
    voice,
    said: () => said.map(({ text }) => text),
    runs,
    begun: begun.promise,
    seen,
    observer,
    comesBack: () => tool.resolve({ ok: true, result: { found: '到期日' } }),
    reply: () => voice.reply({ text: '查一下', history: [] }, observer),
  };
}

describe('a late look-up', () => {
  it('ends the turn without a word, and tells when its answer is there', async () => {
    const { reply, comesBack, said } = await start(['到期日是12月20日。', '请问您清楚了吗？']);
    const { lookUp, empty } = await reply();
    expect(empty).toBe(true);
    expect(lookUp).toMatchObject({ tool: 'look', source: 'scripted' });
    comesBack();
    expect(await lookUp?.ready).toMatchObject({ text: '到期日是12月20日。' });
    expect(said()).toEqual([]);
  });

  it('is spoken from its first sentence on, or from the second where that was told', async () => {
    const whole = await start(['到期日是12月20日。', '请问您清楚了吗？']);
    await whole.reply();
    whole.comesBack();
    const outcome = await whole.voice.resume(null, whole.observer);
    expect(whole.said()).toEqual(['到期日是12月20日。', '请问您清楚了吗？']);
    expect(outcome).toMatchObject({ informed: true, empty: false });
    await open?.close();
    const told = await start(['到期日是12月20日。', '请问您清楚了吗？']);
    await told.reply();
    told.comesBack();
    const rest = await told.voice.resume('到期日是12月20日。', told.observer);
    expect(told.said()).toEqual(['请问您清楚了吗？']);
    expect(rest.text).toBe('到期日是12月20日。请问您清楚了吗？');
  });

  it('gives the model its result, once', async () => {
    const { reply, comesBack, seen, voice, observer } = await start(['好了。']);
    const { lookUp } = await reply();
    comesBack();
    await lookUp?.ready;
    await voice.resume(null, observer);
    expect(seen).toHaveLength(2);
    expect(seen[1]).toMatchObject([{ name: 'look', output: '{"found":"到期日"}', failed: false }]);
  });

  it('is not spoken once nobody waits for it; its tool runs to its end', async () => {
    const { reply, comesBack, voice, said, runs } = await start(['到期日是12月20日。']);
    const { lookUp } = await reply();
    voice.forget();
    comesBack();
    await lookUp?.ready;
    expect(said()).toEqual([]);
    expect(runs).toEqual(['look']);
  });

  it('is none where the tool writes: the turn waits for what it changes', async () => {
    const { reply, comesBack, said } = await start(['已经登记。'], 'write');
    const running = reply();
    comesBack();
    const outcome = await running;
    expect(outcome.lookUp).toBeUndefined();
    expect(said()).toEqual(['已经登记。']);
  });

  it('that writes is not halved by an interruption: it runs once, to its end', async () => {
    const { reply, begun, comesBack, voice, runs } = await start(['已经登记。'], 'write');
    const running = reply();
    await begun;
    voice.interrupt();
    comesBack();
    expect(await running).toMatchObject({ interrupted: true });
    expect(runs).toEqual(['look']);
  });
});

describe('the limit', () => {
  it.each([
    [1499, false],
    [1500, true],
  ])('of 1.5 s: a run that takes %i ms is late: %s', async (takes, late) => {
    vi.useFakeTimers();
    const { promise, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, takes + 1);
    const verdict = lateAfter(1500)(promise);
    await vi.advanceTimersByTimeAsync(takes);
    resolve();
    await vi.advanceTimersByTimeAsync(10);
    expect(await verdict).toBe(late);
  });

  it('does not hold for a run that fails at once', async () => {
    const failing = Promise.reject(new Error('gone'));
    expect(await lateAfter(1500)(failing)).toBe(false);
  });
});
