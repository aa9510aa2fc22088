/** Restate, confirm, identify, look up, answer (decisions 2 and 17), on the events of a call. */
import { describe, expect, it } from 'vitest';
import { talk, talkWith } from './testing/talk.ts';

const wish = '我的证书什么时候到期';
const wang = '王建国，13000000001，0017';

describe('a look-up in the own account', () => {
  it('is restated, confirmed, identified and answered, each in its own turn', async () => {
    const { turn, textOf, owed, situations } = await talk(wish, '对', wang);
    expect(turn(1)).toEqual(['confirm.wish']);
    expect(textOf(1)).toBe('您希望我们为您提供证书到期日查询，是吗？');
    expect(turn(2)).toEqual(['identity.ask']);
    expect(textOf(2)).toContain('姓名、手机号码和身份证号后四位');
    expect(textOf(3)).toContain('王先生，您的个人证书到期日是2026年12月20日。');
    expect(textOf(3)).toContain('到期前60天起可以办理续期');
    expect(turn(3).at(-1)).toBe('solve.understood');
    expect(situations).toContain('identity');
    expect(owed).toEqual([]);
  });

  it('runs no tool before the yes, and tells nothing before the identity matches', async () => {
    const before = await talk(wish);
    expect(before.tools).toEqual([]);
    const asked = await talk(wish, '对');
    expect(asked.tools).toEqual([]);
    expect(asked.text).not.toContain('2026年12月20日');
  });

  it('takes items told instead of a yes for the yes', async () => {
    const { lastText } = await talk(wish, wang);
    expect(lastText).toContain('2026年12月20日');
  });

  it('asks only for what was not told with the wish', async () => {
    const { textOf, lastText } = await talk(
      '我叫李秀英，查一下我的证书到期了没',
      '是的',
      '13000000002，2248',
    );
    expect(textOf(2)).toContain('手机号码和身份证号后四位');
    expect(textOf(2)).not.toContain('姓名');
    expect(lastText).toContain('李女士，您的企业证书到期日是2027年3月31日。');
  });

  it('collects the items over several turns, with two wordings in turns', async () => {
    const { turn, lastText } = await talk(
      '我的证书是不是被锁了',
      '对',
      '欧阳静',
      '130 0000 0004',
      '7716',
    );
    expect([turn(2), turn(3), turn(4)]).toEqual([
      ['identity.ask'],
      ['identity.ask_again'],
      ['identity.ask'],
    ]);
    expect(lastText).toContain('欧阳女士，您的个人证书PIN码已锁定。');
    expect(lastText).toContain('收费10元');
  });

  it('is restated again for a caller who is known, and then answered at once', async () => {
    const { turn, lastText } = await talk(wish, '对', wang, '那锁了没', '对');
    expect(turn(4)).toEqual(['confirm.wish']);
    expect(lastText).toContain('王先生，您的个人证书没有锁定。');
  });

  it('takes a correction of the restated wish, and restates that', async () => {
    const { turn, textOf } = await talk(wish, '不是，我问的是进度');
    expect(turn(2)).toEqual(['understanding.sorry', 'confirm.wish']);
    expect(textOf(2)).toContain('办理进度查询');
  });

  it('answers at once where the correction is a plain question', async () => {
    const { last, lastText } = await talk(wish, '不是，我想问续期多少钱');
    expect(last[0]).toBe('understanding.sorry');
    expect(lastText).toContain('个人证书50元');
  });

  it('listens after a bare no', async () => {
    const { last, of } = await talk(wish, '不是');
    expect(last).toEqual(['understanding.sorry', 'listening.go_on']);
    expect(of('handoff.requested')).toEqual([]);
  });
});

describe('progress', () => {
  it('is told for an identity and a 受理号', async () => {
    const { textOf, lastText } = await talk(
      '帮我查一下办理进度',
      '好的',
      '陈思远 13000000003 330X 受理号20260031',
    );
    expect(textOf(2)).toContain('姓名、手机号码、身份证号后四位和受理号');
    expect(lastText).toContain('思远科技的企业证书申请，目前进度是材料不全，缺授权委托书。');
  });

  it('without the number offers the own order, and takes the yes to it', async () => {
    const { textOf, lastText } = await talk(
      '我的业务办到哪一步了',
      '是',
      '王建国，13000000001，0017，没有受理号',
      '是的',
    );
    expect(textOf(3)).toContain('您名下有受理号20260017的续期，请问您查询的是这一笔吗？');
    expect(lastText).toContain('目前进度是审核通过。');
  });

  it("tells nothing about another customer's order", async () => {
    const { lastText, text } = await talk('查一下进度', '对', `${wang}，受理号20260025`);
    expect(lastText).toContain('不在您的名下');
    expect(text).not.toContain('网点领取');
  });

  it('is what a bare 受理号 asks for', async () => {
    const { last } = await talk('20260017');
    expect(last).toEqual(['confirm.wish']);
  });
});

describe('an identity', () => {
  it('that does not match is asked for again, item by item corrected', async () => {
    const { turn, lastText } = await talk(
      '我的证书几号到期',
      '对',
      '李秀英13000000002尾号0000',
      '尾号2248',
    );
    expect(turn(3)).toEqual(['identity.mismatch']);
    expect(lastText).toContain('2027年3月31日');
  });

  it('that does not match three times hands the call to a person, without asking', async () => {
    const { of, last } = await talk(wish, '对', '李四 13000000002 1111', '是1112', '是1113');
    expect(of('handoff.requested')).toMatchObject([{ reason: 'identity_failed' }]);
    expect(last).toEqual(['transfer.department', 'transfer.warning']);
  });

  it('is explained to who would rather not tell; then a person is offered (STD-3.5)', async () => {
    const { turn, of } = await talk(wish, '对', '为什么要告诉你', '我不想说', '可以');
    expect(turn(3)).toEqual(['identity.why']);
    expect(turn(4)).toEqual(['refuse.reason', 'refuse.alternative']);
    expect(of('handoff.requested')).toMatchObject([{ reason: 'beyond_authority' }]);
  });

  it('and tells it after all is served [DEC-17]', async () => {
    const { tools, lastText } = await talk(
      '我的证书什么时候到期',
      '对',
      '不给你',
      '为什么要我的身份证',
      '王建国，13000000001，0017',
    );
    expect(tools).toContain('verify_identity');
    expect(lastText).toContain('2026年12月20日');
  });

  it('is no longer asked for where the caller gives it up', async () => {
    const { last } = await talk(wish, '对', '算了不查了');
    expect(last).toEqual(['listening.understood', 'closing.anything_else']);
  });

  it('waits while a question on our business is answered, and is asked for again', async () => {
    const { turn, textOf } = await talk(wish, '对', '续期要多少钱呢');
    expect(textOf(3)).toContain('续期的费用是');
    expect(turn(3).at(-1)).toBe('identity.ask');
  });

  it('asked for twice in vain leads to a person on offer', async () => {
    const { turn } = await talk(wish, '对', '今天真冷清', '随便吧');
    expect(turn(3)).toEqual(['identity.ask_again']);
    expect(turn(4)).toEqual(['transfer.consent']);
  });

  it('gives way to the wish for a person', async () => {
    const { of } = await talk(wish, '对', '转人工');
    expect(of('handoff.requested')).toMatchObject([
      { reason: 'caller_request', summary: { demand: wish } },
    ]);
  });

  it('is never read back', async () => {
    const { text } = await talk(wish, '对', wang);
    expect(text).not.toContain('0017');
    expect(text).not.toContain('13000000001');
  });

  it('is not asked of who asks in general', async () => {
    const lines = ['证书过期了怎么办', '证书到期前多久能续期', '怎么查进度', '证书被锁了怎么解锁'];
    for (const line of lines) {
      const { phrases } = await talkWith({ seed: line }, line);
      expect(phrases, line).not.toContain('confirm.wish');
    }
  });
});
