/**
 * Turns a second of text mode: whole calls on the real session, conductor, gate and tools, with the
 * scripted model. Start-up of the process and the ring are left out; every turn of a call counts.
 */
import { applyInput } from '../../agent/chat/input.ts';
import { createTextCall, type TextCall } from '../../agent/chat/textCall.ts';
import { createScriptedModel } from '../../agent/models/scripted/scriptedModel.ts';
import type { Words } from '../../agent/words/types.ts';

/** A call as many are: questions, an account look-up, thanks, and the end. */
const dialogue = [
  '个人证书多少钱',
  '那企业证书要什么材料',
  '证书丢了怎么办',
  '谢谢',
  '密码输错锁住了怎么办',
  '网点在哪里',
  '我想查一下证书什么时候到期',
  '是的',
  '我叫王建国，手机号13000000001，身份证后四位0017',
  '发票什么时候发',
  '驱动怎么安装',
  '社保怎么交',
  '退款可以吗',
  '没有了',
];
const callsPerRound = 10;
const rounds = 8;

/** Turns a second, one figure a round; the first round warms up and is left out. */
export async function measureTextTurns(words: Words): Promise<number[]> {
  const models = [createScriptedModel(words)];
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const calls = await Promise.all(
      Array.from({ length: callsPerRound }, (_, index) =>
        createTextCall({
          words,
          models,
          product: 'three-rings@bench',
          now: new Date(words.company.demoNow),
          seed: `bench-${round}-${index}`,
        }),
      ),
    );
    const began = performance.now();
    for (const call of calls) await talk(call);
    const seconds = (performance.now() - began) / 1000;
    if (round > 0) rates.push((callsPerRound * dialogue.length) / seconds);
    await Promise.all(calls.map((call) => call.close()));
  }
  return rates;
}

async function talk(call: TextCall): Promise<void> {
  for (const say of dialogue) await applyInput(call, { say });
}
