import { describe, expect, it } from 'vitest';
import { breaks, calls, says, stalls, status } from '../../agent/models/testing/openAiStandIn.ts';
import { slice, toneShare } from '../support/audio.ts';
import type { Caller } from '../support/caller.ts';
import { liveProduct } from '../support/liveProduct.ts';
import type { ProviderFault } from '../support/standIns/httpStandIn.ts';
import type { ChooseAnswer } from '../support/standIns/modelStandIn.ts';
import { voiceHertz } from '../support/standIns/voiceStandIn.ts';
import { utterances } from '../support/utterances.ts';

/** What the model does, by a word of the caller's question. */
const model401 = '个人证书多少钱';
const modelStall = '企业证书多少钱';
const modelMiddle = '发票什么时候能收到';
const modelBroken = '证书下载后能退款吗';
const modelTool = '总部网点在哪里';

const answerFor: ChooseAnswer = (words, messages) => {
  if (messages.some(({ role }) => role === 'tool')) return says('总部网点在青云路18号。');
  if (words.includes(model401)) return status(401);
  if (words.includes(modelStall)) return stalls();
  if (words.includes(modelMiddle)) return stalls('电子发票在付款后24小时内发送，', '请您留意');
  if (words.includes(modelBroken)) return breaks('证书');
  if (words.includes(modelTool)) return calls('search_knowledge', '{"topic": 7, "x');
  return says('好的，我明白了。');
};
const live = liveProduct({ ear: true, voice: true, model: answerFor });

describe('a language model that fails on the wire', () => {
  it.each([
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
    expect(answer.source).toBe('scripted');
    expect(journal.all('fault.occurred').map(({ component }) => component)).toContain('model');
    await caller.hangUp();
  });

  it('calls a tool with broken arguments: it is told so, and the caller is answered', async () => {
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
  it('costs one utterance each time, and the call goes on', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    const hearing = await caller.hearsAgent();
    const faults: ProviderFault[] = ['unauthorized', 'rate_limited', 'garbage'];
    for (const [index, fault] of faults.entries()) {
      live.ear.fault = () => fault;
      await hearing.quiet(700, 20_000);
      await caller.speak(utterances.renewalFee);
      await journal.until(15_000, `fault ${index + 1} of stt`, () => {
        return journal.all('fault.occurred', ({ component }) => component === 'stt')[index] ?? null;
      });
      live.ear.fault = () => null;
      await hearing.quiet(700, 20_000);
      await caller.speak(utterances.agree);
      await journal.until(15_000, `${index + 1} understood`, () => {
        return journal.all('caller.said')[index] ?? null;
      });
    }
    expect(journal.all('caller.said').map(({ text }) => text)).toEqual([
      utterances.agree,
      utterances.agree,
      utterances.agree,
    ]);
    expect(journal.all('call.ended')).toEqual([]);
    await caller.hangUp();
  });

  it('is not there at all: typing works on', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    await live.ear.refuse();
    const hearing = await caller.hearsAgent();
    await hearing.quiet(700, 20_000);
    await caller.speak(utterances.renewalFee);
    const fault = await journal.event('fault.occurred', 15_000, (one) => one.component === 'stt');
    expect(fault.kind).toBe('refused');
    await live.ear.start();
    await hearing.quiet(700, 20_000);
    await caller.type(model401);
    await journal.event('agent.said', 20_000, (said) => said.text.includes('50元'));
    await caller.hangUp();
  });
});

describe('a voice that fails on the wire', () => {
  it('is replaced by the built-in one in the same sentence, whatever the fault', async () => {
    const healthy = await live.product.opened();
    await healthy.type('随便说说');
    const tone = await toneOfAnswer(healthy);
    expect(tone).toBeGreaterThan(0.8);
    await healthy.hangUp();
    for (const fault of ['unauthorized', 'stalled', 'garbage'] as const) {
      live.voice.fault = () => fault;
      const caller = await live.product.opened();
      await caller.type(model401);
      expect(await toneOfAnswer(caller), fault).toBeLessThan(0.3);
      const journal = live.product.journal(caller.callId);
      const said = await journal.event('agent.said', 20_000, (event) =>
        event.text.includes('50元'),
      );
      expect(said.heard).toBe(said.text);
      expect(journal.all('fault.occurred').map(({ component }) => component)).toContain('tts');
      await caller.hangUp();
    }
  });
});

/** Share of the stand-in's tone in the second that follows the first sound of the answer. */
async function toneOfAnswer(caller: Caller): Promise<number> {
  const hearing = await caller.hearsAgent();
  const from = await hearing.sound(15_000, hearing.position + 50);
  await hearing.sound(15_000, from + 700);
  return toneShare(slice(hearing.recording(), from + 100, from + 700), voiceHertz);
}
