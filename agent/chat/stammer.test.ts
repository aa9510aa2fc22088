/** Patterns that string words together must not take for ever over a caller who stammers. */
import { describe, expect, it } from 'vitest';
import { talk } from './testing/talk.ts';

describe('one word over and over', () => {
  const stages = [
    [],
    ['我要投诉'],
    ['我有个意见'],
    ['证书能转让吗'],
    ['个人证书多少钱'],
    ['个人证书多少钱', '谢谢'],
    ['我的证书什么时候到期', '对'],
    ['企业证书和个人证书的区别'],
    ['等一下'],
  ];

  it.each(['没有了', '好吧', '听得到', '不用了', '哦啊', '要', '记好了', '意见'])(
    'is read to its end at every stage of a call: %s',
    async (word) => {
      for (const stage of stages) {
        for (const times of [7, 60]) {
          const { last } = await talk(...stage, `${word.repeat(times)}x`);
          expect(last.length, stage.join('、')).toBeGreaterThan(0);
        }
      }
    },
    30_000,
  );
});
