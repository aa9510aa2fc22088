/** Requests that can not be met, words that were not understood, look-ups that fail: on the events of a call. */
import { describe, expect, it } from 'vitest';
import { talk, talkWith } from './testing/talk.ts';

const anythingElse = 'closing.anything_else';

describe('a request that can not be met', () => {
  it('is refused with the reason and an alternative, from the knowledge [STD-3.5, MGT-1.5.4, DEC-20]', async () => {
    const { last, lastText, situations, of } = await talk('我已经下载了证书，给我退款', '行');
    expect(situations).toEqual(['refuse_with_alternative']);
    expect(of('handoff.requested')).toMatchObject([
      { reason: 'beyond_authority', department: '业务办理部' },
    ]);
    expect(last).toEqual(['transfer.warning']);
    expect(lastText).not.toContain('可以退');
  });

  it.each([
    ['能不能打折', '费用'],
    ['能上门办吗', '上门'],
    ['帮我加急', '加急'],
    ['你直接帮我续期吧', '续期'],
    ['电话里帮我解锁行不行', '解锁'],
  ])('%s: STD-3.5 in both halves [STD-3.5]', async (line, about) => {
    const { last, lastText } = await talk(line);
    expect(last).toEqual(['refuse.reason', 'refuse.alternative']);
    expect(lastText).toContain(about);
  });

  it('brings the alternative on a yes: an answer, or a suggestion [STD-3.5]', async () => {
    const visit = await talk('能上门办吗', '好的');
    expect(visit.lastText).toContain('青云路18号');
    const discount = await talk('能不能打折', '可以');
    expect(discount.tickets).toMatchObject([{ kind: 'suggestion', owner: '主管' }]);
    expect(discount.last).toEqual(['suggestion.thanks', anythingElse]);
  });

  it('is let be on a no [STD-3.5]', async () => {
    const { last } = await talk('帮我加急', '不用了');
    expect(last).toEqual(['listening.understood', anythingElse]);
  });

  it("for somebody else's data is refused, and nothing is looked up [HSE-1, STD-3.5]", async () => {
    const { last, tools, text } = await talk('帮我查一下李秀英的证书什么时候到期');
    expect(last).toEqual(['refuse.reason', 'refuse.alternative']);
    expect(tools).toEqual([]);
    expect(text).not.toContain('2027');
  });

  it.each(['下载后能退款吗', '我下载之前能退吗', '解锁怎么收费', '怎么续期'])(
    'is not seen in the mere question “%s” [DEC-2]',
    async (line) => {
      const { phrases } = await talkWith({ seed: line }, line);
      expect(phrases).not.toContain('refuse.reason');
    },
  );
});

describe('what was not understood', () => {
  it('names no business: REC-2.1e, by name where it is known [REC-2.1e, ETI-6.1b]', async () => {
    const { turn } = await talk('喂你好', '我是王女士');
    expect(turn(1)).toEqual(['opening.no_business']);
    expect(turn(2)).toEqual(['address.by_name']);
  });

  it('has no sense: ETI-6.1g, and the second time running a person [ETI-6.1g, REC-2.2g, DEC-10]', async () => {
    const { turn } = await talk('。。。', '？？');
    expect(turn(1)).toEqual(['repeat.ask']);
    expect(turn(2)).toEqual(['transfer.consent']);
  });

  it('lacks a detail: STD-2.2a [STD-2.2a, DEC-10]', async () => {
    const { last, lastText } = await talk('我想办个证书');
    expect(last).toEqual(['need.detail']);
    expect(lastText).toContain('个人证书还是企业证书');
  });

  it('rambles: the gist in the own words, answered after the yes [STD-2.2b]', async () => {
    const ramble =
      '我想问一下就是那个我之前吧在你们这里办过一个证，然后呢现在电脑换了，那个插上去又没反应，我也不知道是怎么回事，然后我同事说要装个什么东西，我也不懂，你说我该咋整';
    const { turn, textOf, phrases } = await talk(ramble, '对对对');
    expect(turn(1)).toEqual(['need.summary']);
    expect(textOf(1)).toMatch(/^您的意思是.*没反应.*，对吗？$/u);
    expect(textOf(1)).not.toMatch(/[我]/u);
    expect(phrases.at(-1)).not.toBe('need.summary');
  });

  it('is not seen in a long question with its point at hand [DEC-2]', async () => {
    const { last } = await talk('你好，我想给我们单位办一个企业证书，请问都需要准备哪些材料');
    expect(last[0]).not.toBe('need.summary');
  });
});

describe('a look-up that the system can not carry out', () => {
  const down = () => Promise.reject(new Error('connection refused'));
  const customers = { findByPhone: down, findByOrder: down, history: down };

  it('is apologised for in its words, and nothing is guessed [ETI-6.3b, TRN-transparent, REC-2.2e]', async () => {
    const { last, lastText, situations, owed } = await talkWith(
      { customers },
      '我的证书什么时候到期',
      '对',
      '王建国，13000000001，0017',
    );
    expect(situations).toContain('system_fault');
    expect(last).toEqual(['system_fault', 'readback']);
    expect(lastText).toContain('对不起，服务器正在维护，请您稍后再来电');
    expect(lastText).not.toMatch(/connection|2026/u);
    expect(owed).toEqual([]);
  });

  it('leaves the rest of the service as it is [ETI-6.3b]', async () => {
    const { lastText, last } = await talkWith(
      { customers },
      '我的证书什么时候到期',
      '对',
      '王建国，13000000001，0017',
      '那个人证书多少钱',
    );
    expect(lastText).toContain('50元');
    expect(last.at(-1)).toBe('readback');
  });
});
