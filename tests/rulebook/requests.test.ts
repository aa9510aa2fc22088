/** Sections 1 to 3, requests with a course of their own: other numbers, staff, blame, refusals, restating. */
import { describe, expect, it } from 'vitest';
import { talk, talkWith } from '../support/dialogue.ts';

describe('a wrong number that the directory knows', () => {
  it('is offered the right one first, and given it on a yes [STD-1.4a]', async () => {
    const { said, turn } = await talk('你好，请问是社保局吗', '好的');
    expect(turn(1)).toContain('situation:wrong_number');
    expect(said.at(3)).toBe(
      '您好，这里是云杉数字证书。您可能拨打错电话了，请问需要我帮您确认一下正确的号码吗？',
    );
    expect(said.slice(4).join('')).toContain('12333');
  });

  it('is not given it on a no [STD-1.4a]', async () => {
    const { said } = await talk('你好，请问是社保局吗', '不用了');
    expect(said.join('')).not.toContain('12333');
  });
});

describe('a caller who wants to chat with a member of staff', () => {
  it('is told the rule, which is the closing [ETI-6.1e, DEC-7, DEC-11, ETI-5c]', async () => {
    const { turn, said, phrases, story } = await talk(
      '我找你们客服小李，我是她朋友，想跟她聊聊天',
      3000,
    );
    expect(turn(1)).toContain('situation:private_call');
    expect(said).toContain(
      '您好，公司有规定，上班时间不允许接听私人电话，请您下班后再与她联系，谢谢您，再见！',
    );
    expect(phrases.filter((phrase) => phrase.startsWith('closing.'))).toEqual([]);
    expect(story.at(-1)).toBe('ended:agent:closed');
  });

  it('may leave a number [ETI-6.1e]', async () => {
    const { of } = await talk(
      '我找你们客服小李，我是她朋友，想跟她聊聊天',
      '那让她回我电话',
      '13900001111',
      '对',
    );
    expect(of('ticket.opened')).toMatchObject([{ kind: 'callback', contact: '13900001111' }]);
  });
});

describe('blame for a mistake or for attitude', () => {
  it('is met with ETI-6.2d, the details and the contact are taken, and it goes to the supervisor [ETI-6.2d, DEC-11, DEC-18]', async () => {
    const { turn, said, of } = await talk(
      '个人证书多少钱',
      '你刚才说错了，怎么乱说',
      '你说的价格跟上次不一样',
      '13900001111',
      '对',
    );
    expect(turn(2)).toContain('situation:mistake_blame');
    expect(said).toContain(
      '对不起，由于我们服务不周给您添麻烦了，请您原谅，您是否能将详细情况告诉我？',
    );
    expect(of('ticket.opened')).toMatchObject([{ owner: '主管', contact: '13900001111' }]);
    expect(of('ticket.opened')[0]?.subject).toContain('价格');
  });
});

describe('a request that can not be granted', () => {
  it('is refused with a reason and an alternative [STD-3.5, MGT-1.5.4, DEC-20]', async () => {
    const { said, turn } = await talk('证书已经下载了，我要退款');
    expect(turn(1)).toContain('situation:refuse_with_alternative');
    const told = said.slice(3).join('');
    expect(told).toMatch(/非常理解您的需求。不过，由于.+，我们目前暂时无法.+。/u);
    expect(told).toMatch(/虽然我们不能直接.+，但我们可以为您提供.+，您看是否可行？/u);
  });
});

describe('a rambling caller', () => {
  it('is summed up and asked [STD-2.2b]', async () => {
    const { said } = await talk(
      '就是我那个东西嘛，之前我儿子帮我弄的，后来他出差了，然后我自己也不太会弄，电脑又换了，反正就是那个证书好像快要到期了，然后我就想着是不是要去弄一下，也不知道要带什么',
    );
    expect(said.slice(3).join('')).toMatch(/您的意思是.+，对吗？/u);
  });
});

describe('a restated need', () => {
  it('is confirmed before an account is looked up [REC-2.2h, STD-2.3, MGT-1.7.2, MGT-2.4.2b, TRN-confirm, DEC-2]', async () => {
    const { phrases, story } = await talk('查一下我的证书什么时候到期');
    expect(phrases.some((phrase) => phrase.startsWith('confirm.'))).toBe(true);
    expect(story).not.toContain('tool:certificate_status');
    const wrong = await talk('查一下我的证书什么时候到期', '不是');
    expect(wrong.story).not.toContain('tool:certificate_status');
  });

  it('asks for the identity with a phrase of its own, which is a duty [MGT-1.7.1, STD-2.4a]', async () => {
    const { of } = await talkWith(
      { answers: [[/是吗？$/u, '对的']] },
      '查一下我的证书什么时候到期',
    );
    expect(of('duty.fulfilled').map(({ clause }) => clause)).toContain('STD-2.4a');
  });
});

describe('the course of a restated need', () => {
  it('is restate, yes, identity, answer: nothing is looked up before the yes [STD-2.3, REC-2.2h, MGT-1.7.1, MGT-1.7.2, DEC-2]', async () => {
    const { turn, said } = await talk(
      '查一下我的证书什么时候到期',
      '对',
      '王建国，13000000001，0017',
    );
    expect(turn(1)).toEqual(['confirm.wish']);
    expect(turn(2).at(-1)).toBe('identity.ask');
    expect(turn(2).filter((entry) => entry.startsWith('tool:'))).toEqual([]);
    expect(turn(3)).toContain('tool:certificate_status');
    expect(said.join('')).toContain('王先生，您的个人证书到期日是2026年12月20日。');
  });

  it('is an apology and a new start on a no [ETI-6.4b, STD-2.3, MGT-2.4.2b]', async () => {
    const { said, of } = await talk('查一下我的证书什么时候到期', '不是');
    expect(said.slice(-2)).toEqual(['对不起，很抱歉。', '您请讲，我在听。']);
    expect(of('tool.called')).toEqual([]);
  });
});

describe('the course of a refusal', () => {
  it('leads to the alternative on a yes, and to anything else on a no [STD-3.5, MGT-1.5.4, STD-3.3b, ETI-6.5a]', async () => {
    const agreed = await talk('证书已经下载了，我要退款', '可以');
    expect(agreed.of('handoff.requested')).toMatchObject([{ reason: 'beyond_authority' }]);
    expect(agreed.last).toEqual(['transfer.warning']);
    const refused = await talk('证书已经下载了，我要退款', '不用了');
    expect(refused.last.at(-1)).toBe('closing.anything_else');
    expect(refused.of('handoff.requested')).toEqual([]);
  });
});

describe('blame without a contact', () => {
  it('is recorded all the same, before anything claims it [ETI-6.2d, MGT-2.4.2c, DEC-18]', async () => {
    const { story, of } = await talk(
      '个人证书多少钱',
      '你刚才说错了，怎么乱说',
      '你说的价格跟上次不一样',
      '不留',
    );
    expect(of('ticket.opened')).toMatchObject([{ owner: '主管' }]);
    expect(story.indexOf('ticket:complaint')).toBeLessThan(story.indexOf('complaint.deadline'));
  });
});

describe('long information', () => {
  it('is written down, part by part, each of at most eighty characters [ETI-6.1i, ETI-5g, REC-2.2b]', async () => {
    const { turn, events } = await talk(
      '我想知道两个网点的地址，企业证书要什么材料，退款怎么退',
      '好，你说',
      '记好了',
      '记好了',
    );
    expect(turn(1).at(-1)).toBe('long.write_down');
    const parts = [2, 3, 4].map((number) =>
      events
        .flatMap((event) =>
          event.type === 'agent.said' && event.turn === number && event.phrase === undefined
            ? [event.text]
            : [],
        )
        .join(''),
    );
    expect(parts.join('')).toContain('青云路18号');
    for (const part of parts) expect([...part].length).toBeLessThanOrEqual(80);
    expect(parts[0]).toContain('第一');
  });
});

describe('a way of doing', () => {
  it('is told in numbered steps that end with the check [STD-3.1, MGT-1.7.3, REC-2.2b]', async () => {
    const { said, last } = await talk('怎么装驱动');
    expect(last).toEqual(['solve.steps']);
    expect(said.at(-1)).toMatch(/^您可以按照以下步骤操作：第一.+第二.+请问您清楚了吗？$/u);
  });
});
