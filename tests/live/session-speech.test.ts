/** What the caller hears of the session voice, and what the voice says was heard: on a real line. */
import { dispose } from '@livekit/rtc-node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReplyPart } from '../../agent/models/types.ts';
import type { SpeechSynthesizer } from '../../agent/voice/speech/types.ts';
import { likeness } from '../support/likeness.ts';
import { LineWithHole } from '../support/lineWithHole.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';
import { closeVoice, speak } from '../support/voice.ts';
import { agentVoice, openSessionRoom, type SessionRoom } from './sessionRoom.ts';

const greeting = '您好，这里是智能客服，请问有什么可以帮您？';
let server: MediaServer;
let session: SessionRoom | null = null;

beforeAll(async () => {
  server = await startMediaServer();
});
afterEach(async () => {
  await session?.close();
  session = null;
});
afterAll(async () => {
  closeVoice();
  await server?.stop();
  await dispose();
});

const say = (text: string) => ({ text, phrase: 'test.phrase', interruptible: false });

describe('a phrase on the line', () => {
  it('is heard by the caller, and counts as heard to its end', async () => {
    session = await openSessionRoom(server);
    const playback = await session.call.voice.say(say(greeting));
    expect(playback).toMatchObject({ heard: greeting, complete: true, interrupted: false });
    const hearing = await session.caller.hearsAgent();
    await hearing.quiet(400, 5_000);
    const like = async (text: string) =>
      likeness(await speak(text, agentVoice), hearing.recording()).correlation;
    const other = await like('为保证服务质量，您的通话可能会被录音，敬请谅解。');
    expect(await like(greeting)).toBeGreaterThan(other + 0.2);
    await session.caller.captions.showing(greeting, 2_000);
  });

  it('does not count as heard where the line has a hole', async () => {
    session = await openSessionRoom(server, { line: (output) => new LineWithHole(output, 1) });
    const playback = await session.call.voice.say(say(greeting));
    expect(playback.complete).toBe(false);
    expect(playback.interrupted).toBe(false);
    expect(greeting.startsWith(playback.heard)).toBe(true);
    expect(playback.heard).not.toBe(greeting);
  });

  it('does not count as heard where the caller was away for a part of it', async () => {
    session = await openSessionRoom(server);
    const hearing = session.caller.hearsAgent();
    const playing = session.call.voice.say(say(greeting));
    await (await hearing).sound(5_000);
    session.call.playback.connected('caller', false);
    session.call.playback.connected('caller', true);
    expect((await playing).complete).toBe(false);
    expect(await session.call.voice.say(say('请稍等。'))).toMatchObject({ complete: true });
  });

  it('stops at once when nobody is there any more, duty or not', async () => {
    session = await openSessionRoom(server);
    const hearing = session.caller.hearsAgent();
    const playing = session.call.voice.say(say(greeting));
    await (await hearing).sound(5_000);
    session.call.voice.abandon();
    const playback = await playing;
    expect(playback.complete).toBe(false);
    expect(playback.playedMs).toBeLessThan(2_500);
    expect(await session.call.voice.say(say(greeting))).toMatchObject({ heard: '' });
  });

  it('without any sound is an outcome and a fault, and the caption is shown all the same', async () => {
    session = await openSessionRoom(server, {
      rendered: async () => null,
      synthesizer: {
        id: 'dumb',
        // biome-ignore lint/correctness/useYield: this voice fails before its first sound
        async *synthesize() {
          throw new Error('no voice today');
        },
        async close() {},
      },
    });
    const playback = await session.call.voice.say(say(greeting));
    expect(playback).toMatchObject({ heard: '', complete: false });
    expect(session.notes).toContainEqual(
      expect.objectContaining({ type: 'fault.occurred', component: 'tts' }),
    );
    await session.caller.captions.showing(greeting, 2_000);
  });
});

/** A voice that takes the words and gives no sound, as where a server and the machine are both stuck. */
const stuckVoice: SpeechSynthesizer = {
  id: 'stuck',
  async *synthesize(_text, signal) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  },
  async close() {},
};
const rendered = async (text: string) =>
  text === '请您稍等。' ? await speak(text, agentVoice) : null;

describe('a voice that gives no sound', () => {
  it('is bridged for a phrase that is not rendered, and the phrase is given up as not heard', async () => {
    session = await openSessionRoom(server, { rendered, synthesizer: stuckVoice });
    const began = performance.now();
    const saying = session.call.voice.say(say(greeting));
    await (await session.caller.hearsAgent()).sound(5_000);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(await saying).toMatchObject({ heard: '', complete: false, interrupted: false });
    expect(performance.now() - began).toBeLessThan(6_500);
    expect(session.notes).toEqual([
      expect.objectContaining({ component: 'tts', kind: 'stalled' }),
      expect.objectContaining({ phrase: 'bridge.wait', heard: '请您稍等。' }),
    ]);
  });

  it('ends a reply soon: its other sentences are not waited for, and it counts as an empty one', async () => {
    session = await openSessionRoom(server, {
      rendered,
      synthesizer: stuckVoice,
      async *script() {
        for (const text of ['续期的费用是五十元。', '请问您清楚了吗？', '还有什么可以帮您？']) {
          yield { type: 'sentence', text, source: 'model' };
        }
      },
    });
    const began = performance.now();
    const reply = session.call.voice.reply({ text: '续期多少钱', history: [] }, session.observer);
    await (await session.caller.hearsAgent()).sound(5_000);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(await reply).toMatchObject({ empty: true, heard: '', interrupted: false, asks: false });
    expect(performance.now() - began).toBeLessThan(6_500);
    expect(session.notes).toContainEqual(
      expect.objectContaining({ component: 'tts', kind: 'stalled' }),
    );
    expect(await session.call.voice.say(say('请您稍等。'))).toMatchObject({ complete: true });
  });
});

describe('a reply on the line', () => {
  const sentences = ['续期的费用是五十元。', '请问您清楚了吗？'];

  async function* spoken(): AsyncGenerator<ReplyPart> {
    for (const text of sentences) yield { type: 'sentence', text, source: 'model' };
  }

  it('reports each sentence when its own playback has ended, tools in between', async () => {
    session = await openSessionRoom(server, {
      async *script(step) {
        if (step === 1) {
          yield { type: 'sentence', text: '我查一下。', source: 'model' };
          yield { type: 'tool_call', callId: 'one', name: 'search', arguments: '{"a":1}' };
        } else yield* spoken();
      },
    });
    const reply = session.call.voice.reply({ text: '续期多少钱', history: [] }, session.observer);
    const { said } = session;
    await session.changes.until(
      10_000,
      () => 'the first sentence',
      () => (said.length === 1 ? true : null),
    );
    const outcome = await reply;
    expect(said.map((sentence) => sentence.heard)).toEqual(['我查一下。', ...sentences]);
    expect(outcome).toMatchObject({ interrupted: false, empty: false, informed: true });
    expect(outcome.heard).toBe(outcome.text);
  });

  it('that is slow is bridged at two seconds, and the bridge is in the journal', async () => {
    const slow = Promise.withResolvers<void>();
    session = await openSessionRoom(server, {
      async *script() {
        await slow.promise;
        yield* spoken();
      },
    });
    const began = performance.now();
    const reply = session.call.voice.reply({ text: '续期多少钱', history: [] }, session.observer);
    const hearing = await session.caller.hearsAgent();
    await hearing.sound(5_000);
    expect(performance.now() - began).toBeLessThan(3_000);
    slow.resolve();
    await reply;
    expect(session.notes[0]).toMatchObject({ type: 'agent.said', phrase: 'bridge.wait' });
    expect(session.said.map((sentence) => sentence.heard)).toEqual(sentences);
  });

  it('whose look-up is slow is given back to be announced, and its answer is spoken when it is there', async () => {
    const slow = Promise.withResolvers<void>();
    session = await openSessionRoom(server, {
      tool: async () => {
        await slow.promise;
        return { ok: true, result: {} };
      },
      async *script(step) {
        if (step === 1) yield { type: 'tool_call', callId: 'one', name: 'search', arguments: '{}' };
        else yield* spoken();
      },
    });
    const { voice } = session.call;
    const began = performance.now();
    const reply = await voice.reply({ text: '续期多少钱', history: [] }, session.observer);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(reply.lookUp).toBeDefined();
    expect(session.said).toEqual([]);
    slow.resolve();
    const answer = await voice.resume(null, session.observer);
    expect(answer.text).toBe(sentences.join(''));
    expect(session.said.map((sentence) => sentence.heard)).toEqual(sentences);
  });

  it('whose sound is slow is bridged in the same segment, and counts as heard without the bridge', async () => {
    const slow = Promise.withResolvers<void>();
    session = await openSessionRoom(server, {
      script: spoken,
      synthesizer: {
        id: 'slow',
        async *synthesize(text) {
          await slow.promise;
          yield await speak(text, agentVoice);
        },
        async close() {},
      },
    });
    const began = performance.now();
    const reply = session.call.voice.reply({ text: '续期多少钱', history: [] }, session.observer);
    const hearing = await session.caller.hearsAgent();
    await hearing.sound(5_000);
    expect(performance.now() - began).toBeLessThan(3_000);
    slow.resolve();
    await reply;
    expect(session.notes).toEqual([
      expect.objectContaining({ phrase: 'bridge.wait', heard: '请您稍等。' }),
    ]);
    expect(session.said.map((sentence) => sentence.heard)).toEqual(sentences);
  });

  it('that never comes is given up with a fault', async () => {
    session = await openSessionRoom(server, {
      async *script(_step, signal) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        yield* [];
      },
    });
    const outcome = await session.call.voice.reply({ text: '喂', history: [] }, session.observer);
    expect(outcome).toMatchObject({ empty: true, heard: '' });
    expect(session.notes).toContainEqual(
      expect.objectContaining({ type: 'fault.occurred', component: 'model' }),
    );
    expect(await session.call.voice.say(say(greeting))).toMatchObject({ complete: true });
  });
});
