/** How answers are told: topic, steps, parts, several questions at once, forms of address. */
import { describe, expect, it } from 'vitest';
import { talk } from './testing/talk.ts';

describe('an answer', () => {
  it('names its topic the first time, and asks whether it is clear [STD-3.1, MGT-1.7.3]', async () => {
    const { turn, textOf, owed } = await talk('个人证书多少钱', '要带什么材料');
    expect(turn(1)).toEqual(['solve.answer', 'solve.understood']);
    expect(textOf(1)).toContain('好的，关于您提出的个人证书，是这样的，个人证书的年费是50元。');
    expect(turn(2)).toEqual(['scripted', 'solve.understood']);
    expect(owed).toEqual([]);
  });

  it('on a way of doing is told in numbered steps [STD-3.1]', async () => {
    const { last, lastText } = await talk('驱动怎么安装');
    expect(last).toEqual(['solve.steps']);
    expect(lastText).toMatch(/第一.*云杉证书助手.*第二.*第三.*请问您清楚了吗？$/u);
  });

  it('to a trouble asks whether it will do [STD-3.1]', async () => {
    const { last } = await talk('证书丢了怎么办');
    expect(last.at(-1)).toBe('solve.check');
  });

  it('of three points numbers them [REC-2.2b]', async () => {
    const { lastText } = await talk('个人证书要多少钱，什么材料，多久');
    expect(lastText).toMatch(/第一，.*50元.*第二，.*第三，/u);
  });
});

describe('several questions in one breath', () => {
  it('of two topics are both answered, each by its own fact [REC-2.2e, DEC-11]', async () => {
    const { lastText } = await talk('个人证书多少钱，企业证书要什么材料，谢谢');
    expect(lastText).toContain('50元');
    expect(lastText).toContain('授权委托书');
    expect(lastText).not.toContain('本人身份证原件');
  });

  it('ours and another office’s are both served, then ETI-6.5a [ETI-6.1h, DEC-11]', async () => {
    const { last, lastText } = await talk('个人证书多少钱，还有社保怎么交');
    expect(lastText).toContain('50元');
    expect(lastText).toContain('12333');
    expect(last.slice(-2)).toEqual(['out_of_scope.1_phone', 'closing.anything_else']);
    expect(last).not.toContain('solve.understood');
  });

  it('one known and one not: the fact, then the promise to find out [REC-2.2e, ETI-6.4d]', async () => {
    const { lastText, last } = await talk('个人证书多少钱，能开专票吗');
    expect(lastText).toContain('50元');
    expect(last.at(-1)).toBe('cannot_answer.contact');
  });

  it('with a goodbye are answered before anybody parts [DEC-11]', async () => {
    const { lastText, of } = await talk('个人证书多少钱，再见');
    expect(lastText).toContain('50元');
    expect(of('call.ended')).toEqual([]);
  });
});

describe('long information', () => {
  const four = '网点在哪？几点上班？续期多少钱？退款要几天？';

  it('is told in parts after the caller is ready to write [ETI-6.1i, ETI-5g]', async () => {
    const { turn, textOf, owed } = await talk(four, '好，你说', '记好了', '继续', '好了');
    expect(turn(1)).toEqual(['long.write_down']);
    expect([2, 3, 4, 5].map((at) => textOf(at).slice(0, 3))).toEqual([
      '第一，',
      '第二，',
      '第三，',
      '第四，',
    ]);
    expect(turn(2)).toEqual(['scripted', 'long.noted']);
    expect(turn(5)).toEqual(['scripted', 'solve.understood']);
    expect(owed).toEqual([]);
  });

  it('waits for a pen, and repeats a part that is not noted yet [ETI-6.1i, REC-2.2b, DEC-9]', async () => {
    const { turn, textOf } = await talk(four, '等一下，我找支笔', '好了你说吧', '没记好');
    expect(turn(2)).toEqual(['listening.understood', 'moment.granted']);
    expect(textOf(4)).toBe(textOf(3));
  });

  it('is not forced on who does not want it [ETI-6.1i]', async () => {
    const { last } = await talk(four, '算了');
    expect(last).toEqual(['listening.understood', 'closing.anything_else']);
  });

  it('goes without writing where the caller says so [ETI-6.1i]', async () => {
    const { lastText } = await talk(four, '不用记，直接说');
    expect(lastText).toContain('第一，');
  });
});

describe('the caller’s name', () => {
  it('once known with its title is used in every answer [ETI-6.1b, DEC-16]', async () => {
    const { textOf } = await talk('我是欧阳女士', '个人证书多少钱', '多久能办好', '谢谢', '有');
    expect(textOf(1)).toBe('欧阳女士，请问有什么可以帮助您？');
    expect(textOf(2)).toContain('欧阳女士，个人证书的年费是50元。');
    expect(textOf(3)).toMatch(/^欧阳女士，/u);
    expect(textOf(5)).toBe('欧阳女士，请问有什么可以帮助您？');
  });

  it('without a title is 您 alone [DEC-16]', async () => {
    const { text } = await talk('我叫王建国', '个人证书多少钱');
    expect(text).not.toMatch(/先生|女士/u);
  });
});

describe('slower', () => {
  it('is spoken for the rest of the call, and the last words come again [REC-2.2b, TRN-voice]', async () => {
    const { of, textOf, situations } = await talk('个人证书多少钱', '慢一点', '企业证书多少钱');
    expect(of('pace.changed')).toMatchObject([{ pace: 'slow', quote: '慢一点' }]);
    expect(situations).toEqual(['slower']);
    expect(textOf(2)).toBe(textOf(1));
  });

  it('comes with being asked to say it again, once [REC-2.2b]', async () => {
    const { of, textOf } = await talk('个人证书多少钱', '没听清，再说一遍', '再说一遍');
    expect(of('pace.changed')).toHaveLength(1);
    expect(textOf(3)).toBe(textOf(1));
  });

  it.each(['下载很慢怎么办', '审核太慢了', '不着急，你慢慢查'])(
    'is not asked for by “%s” [REC-2.2b]',
    async (line) => {
      const { of } = await talk(line);
      expect(of('pace.changed')).toEqual([]);
    },
  );
});
