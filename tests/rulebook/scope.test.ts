/** Section 2, business that is not ours: where the directory knows it, and where not; decision 6. */
import { describe, expect, it } from 'vitest';
import { talk, words } from '../support/dialogue.ts';

describe('business that is not ours', () => {
  it.each([
    ['我想问一下社保怎么交', '目前该业务暂时不使用数字证书，您可以拨打12333客服电话咨询'],
    ['税务的事情怎么办', '目前该业务暂时不使用数字证书，您可以拨打12366客服电话咨询'],
    ['医保报销怎么弄', '目前该业务暂时不使用数字证书，您可以拨打12393客服电话咨询'],
    ['公积金怎么提取', '目前该业务暂时不使用数字证书，您可以拨打12329客服电话咨询'],
    ['电子签章怎么办理', '目前数字证书暂时没有开通此项应用，您可以拨打4000000200客服电话咨询'],
    ['我的网银证书过期了怎么办', '目前该业务暂时不使用数字证书，您可以到开户银行网点咨询或查询'],
  ])(
    'and is in the directory: one opening and one ending, then anything else: %s [ETI-6.1h, DEC-6]',
    async (line, told) => {
      const { turn, said, last, of } = await talk(line);
      expect(turn(1)).toContain('situation:out_of_scope');
      expect(said.slice(-2)).toEqual([told, '请问还有其他问题吗？']);
      expect(last).toHaveLength(2);
      expect(of('handoff.requested')).toEqual([]);
    },
  );

  it('has all four pairs as phrases, and the four halves [ETI-6.1h]', () => {
    const openings = ['not_used', 'not_open'].map((id) => words.phrases.get(`out_of_scope.${id}`));
    const endings = ['call', 'go'].map((id) => words.phrases.get(`out_of_scope.${id}`));
    const whole = openings.flatMap((opening) => endings.map((end) => opening.text + end.text));
    const pairs = ['1_phone', '1_place', '2_phone', '2_place'];
    expect(pairs.map((id) => words.phrases.get(`out_of_scope.${id}`).text)).toEqual(whole);
  });

  it('reaches a person where the caller asks for one all the same [DEC-6, ETI-5f]', async () => {
    const { last, of } = await talk('社保怎么交', '那帮我转人工');
    expect(last).toEqual(['transfer.requested']);
    expect(of('handoff.requested')).toMatchObject([{ reason: 'caller_request' }]);
  });

  it('and is nowhere in the directory: a person is offered [DEC-6, STD-3.3a]', async () => {
    const { last } = await talk('我想订一张去北京的机票');
    expect(last).toEqual(['transfer.consent']);
  });

  it('is closed as a call without business of ours [DEC-8, ETI-6.1h]', async () => {
    const { last } = await talk('社保怎么交', '没有了', '3分');
    expect(last).toEqual(['closing.farewell']);
  });
});
