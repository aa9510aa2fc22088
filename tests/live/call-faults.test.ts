import { describe, expect, it } from 'vitest';
import { breaks, calls, says, stalls, status } from '../../agent/models/testing/openAiStandIn.ts';
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { durationMs, slice, toneShare } from '../support/audio.ts';
import { liveProduct } from '../support/liveProduct.ts';
import type { ChooseAnswer } from '../support/standIns/modelStandIn.ts';
import { voiceHertz } from '../support/standIns/voiceStandIn.ts';
import { utterances } from '../support/utterances.ts';

/** What the model does, by a word of the caller's question. */
const model401 = '个人证书多少钱';
const modelStall = '企业证书多少钱';
const modelMiddle = '发票什么时候能收到';
const modelBroken = '证书下载后能退款吗';
const modelTool = '总部网点在哪里';
const wellSpoken = '网上续期什么时候生效';
const badlySpoken = {
  unauthorized: '证书丢了怎么补办',
  stalled: '办理企业证书要什么材料',
  garbage: '办理个人证书要什么材料',
} as const;
/** The model's sentences, by the question: spoken by the voice on the wire. */
const answers: Readonly<Record<string, string>> = {
  [wellSpoken]: '网上办理续期立即生效。',
  [badlySpoken.unauthorized]: '补办请您携带办理材料到网点，当场领取，原证书同时作废。',
  [badlySpoken.stalled]:
    '办理企业证书需要营业执照副本复印件加盖公章、经办人身份证原件和授权委托书。',
  [badlySpoken.garbage]: '办理个人证书需要本人身份证原件。',
};

const answerFor: ChooseAnswer = (words, messages) => {
  if (messages.some(({ role }) => role === 'tool')) return says('总部网点在青云路18号。');
  const answer = answers[words];
  if (answer) return says(answer);
  if (words.includes(utterances.branchOffice)) return says('总部网点在青云路18号。');
  if (words.includes(model401)) return status(401);
  if (words.includes(modelStall)) return stalls();
  if (words.includes(modelMiddle)) return stalls('电子发票在付款后24小时内发送，', '请您留意');
  if (words.includes(modelBroken)) return breaks('证书');
  if (words.includes(modelTool)) return calls('search_knowledge', '{"topic": 7, "x');
  return says('好的，我明白了。');
};
const live = liveProduct({ ear: true, voice: true, model: answerFor });

describe('a language model that fails on the wire', () => {
  it.concurrent.each([
    ['refuses the key', model401, '50元'],
    ['stalls before the first token', modelStall, '200元'],
    ['stalls in the middle of a sentence', modelMiddle, '24小时'],
    ['breaks its connection', modelBroken, '退款'],
  ])('%s: the caller is answered by the scripted one', async (_fault, question, fact) => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    await caller.type(question);
    const hearing = await caller.hearsAgent();
    await hearing.sound(6000, hearing.position);
    const answer = await journal.event('agent.said', 30_000, (said) => said.text.includes(fact));
    expect(answer.heard).toBe(answer.text);
    expect(answer.source).not.toBe('model');
    expect(journal.all('fault.occurred').map(({ component }) => component)).toContain('model');
    await caller.hangUp();
  });

  it.concurrent('calls a tool with broken arguments: it is told so, and the caller is answered', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    await caller.type(modelTool);
    const answer = await journal.event('agent.said', 30_000, (said) =>
      said.text.includes('青云路'),
    );
    expect(answer.heard).toBe(answer.text);
    await caller.hangUp();
  });
});

describe('a speech recogniser that fails on the wire', () => {
  it.concurrent.each([
    ['refuses the key', 'unauthorized', utterances.renewalFee],
    ['is asked too often', 'rate_limited', utterances.materials],
    ['answers garbage', 'garbage', utterances.unlock],
    ['stalls', 'stalled', utterances.refund],
  ] as const)(
    '%s: the utterance is asked for again, and the next is understood',
    async (_fault, kind, words) => {
      live.ear.failsAt.set(words, kind);
      const caller = await live.product.opened();
      const journal = live.product.journal(caller.callId);
      const hearing = await caller.hearsAgent();
      await hearing.quiet(300, 20_000);
      await caller.speak(words);
      await journal.event('duty.fulfilled', 30_000, (duty) => duty.phrase === 'inaudible.first');
      await hearing.quiet(300, 20_000);
      await caller.speak(utterances.branchOffice);
      await journal.event('agent.said', 30_000, (said) => said.text.includes('青云路'));
      expect(journal.all('caller.said').map(({ text }) => text)).toEqual([utterances.branchOffice]);
      const faults = journal.all('fault.occurred', ({ component }) => component === 'stt');
      expect(faults).toHaveLength(1);
      if (kind !== 'stalled') expect(faults[0]?.kind).toBe(kind);
      await caller.hangUp();
    },
  );

  it('is not there at all: typing works on', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    await live.ear.refuse();
    const hearing = await caller.hearsAgent();
    await hearing.quiet(300, 20_000);
    await caller.speak(utterances.agree);
    const fault = await journal.event('fault.occurred', 20_000, (one) => one.component === 'stt');
    expect(fault.kind).toBe('refused');
    await live.ear.start();
    await caller.type(model401);
    await journal.event('agent.said', 20_000, (said) => said.text.includes('50元'));
    await caller.hangUp();
  });
});

describe('a voice on the wire', () => {
  it.concurrent('speaks what the model says', async () => {
    const { tone } = await asked(wellSpoken);
    expect(tone).toBeGreaterThan(0.8);
  });

  it.concurrent.each([
    ['refuses the key', 'unauthorized'],
    ['stalls', 'stalled'],
    ['answers garbage', 'garbage'],
  ] as const)('%s: the built-in one speaks the same sentence to its end', async (_fault, kind) => {
    const { tone, story, faults } = await asked(badlySpoken[kind]);
    expect(tone).toBeLessThan(0.3);
    expect(faults, story).toContain('tts');
  });
});

/** Types a question whose answer comes from the model, and listens to how it is spoken. */
async function asked(question: string) {
  live.voice.fault = ({ body }) => {
    const kinds = Object.keys(badlySpoken) as (keyof typeof badlySpoken)[];
    return kinds.find((kind) => body.includes(answers[badlySpoken[kind]] ?? '')) ?? null;
  };
  const caller = await live.product.opened();
  const journal = live.product.journal(caller.callId);
  await caller.type(question);
  const hearing = await caller.hearsAgent();
  const from = hearing.position;
  const said = await journal.event('agent.said', 30_000, ({ text }) => text === answers[question]);
  expect(said.heard).toBe(said.text);
  const tone = purestTone(slice(hearing.recording(), from));
  const faults = journal.all('fault.occurred').map(({ component }) => component);
  await caller.hangUp();
  return { tone, faults, story: journal.story() };
}

/** The highest share of the stand-in's tone in any half second. */
function purestTone(sound: Pcm): number {
  const starts = Array.from(
    { length: Math.floor(durationMs(sound) / 250) },
    (_, index) => index * 250,
  );
  return Math.max(0, ...starts.map((at) => toneShare(slice(sound, at, at + 500), voiceHertz)));
}
