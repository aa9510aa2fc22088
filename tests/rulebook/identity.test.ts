/** Section 2, identity, the caller's account, forms of address; decisions 2, 16 and 17. */
import { describe, expect, it } from 'vitest';
import { type Dialogue, talk, talkWith } from '../support/dialogue.ts';

const wang = '王建国，13000000001，0017';

/** A caller who says yes to a restated wish and gives these items when asked for them. */
function asks(line: string, ...items: readonly string[]): Promise<Dialogue> {
  return talkWith(
    {
      answers: [
        [/是吗？$|对吗？$/u, '对的'],
        ...items.map((one) => [/身份证|姓名|手机号码|核对/u, one] as const),
      ],
    },
    line,
  );
}

const index = (story: readonly string[], entry: string) => story.indexOf(entry);

describe('account facts', () => {
  it('are told only after the identity matched [MGT-1.7.1, DEC-2, DEC-17]', async () => {
    const { story, of, said } = await asks('帮我查一下我的证书什么时候到期', wang);
    const matched = of('tool.called').find(
      ({ name, result }) =>
        name === 'verify_identity' && JSON.stringify(result).includes('"matched":true'),
    );
    expect(matched).toBeDefined();
    const told = said.findIndex((text) => text.includes('2026年12月20日'));
    expect(told).toBeGreaterThan(3);
    expect(index(story, 'tool:verify_identity')).toBeLessThan(
      index(story, 'tool:certificate_status'),
    );
  });

  it('are not told to who gives nothing [MGT-1.7.1, HSE-1, DEC-17]', async () => {
    const { story, said } = await asks('帮我查一下我的证书什么时候到期', '我不想说');
    expect(story).not.toContain('tool:certificate_status');
    expect(said.join('')).not.toMatch(/2026年|到期日是/u);
  });

  it('of another customer are not told to a verified one [HSE-1, DEC-17]', async () => {
    const { said, of } = await talkWith(
      {
        answers: [
          [/是吗？$|对吗？$/u, '对的'],
          [/身份证|姓名|手机号码/u, wang],
        ],
      },
      '查一下我的证书什么时候到期',
      '再查一下受理号20260025的进度',
    );
    expect(said.join('')).not.toMatch(/审核通过，等待网点领取|云帆/u);
    expect(JSON.stringify(of('tool.called').map(({ result }) => result))).not.toContain('云帆');
  });

  it('of a progress want both the number and the identity [DEC-17]', async () => {
    const alone = await talk('查进度，受理号20260017');
    expect(alone.said.join('')).not.toContain('审核通过');
    const both = await asks('查进度，受理号20260017', wang);
    expect(both.said.join('')).toContain('审核通过');
  });

  it('list the own orders where only the identity is known [DEC-17]', async () => {
    const { said } = await talkWith(
      {
        answers: [
          [/是吗？$|对吗？$/u, '对的'],
          [/身份证|姓名|手机号码|受理号/u, `${wang}，受理号不记得了`],
        ],
      },
      '查一下我的办理进度',
    );
    expect(said.join('')).toContain('20260017');
    expect(said.join('')).not.toContain('20260025');
  });
});

describe('identity items', () => {
  it('are matched and never read back, and stand masked in the journal [DEC-17, REC-1.3, MGT-1.3.3]', async () => {
    const { phrases, said, of } = await asks('查一下我的证书什么时候到期', wang);
    expect(phrases).not.toContain('readback');
    expect(said.join('')).not.toMatch(/0017|13000000001/u);
    expect(JSON.stringify(of('tool.called').map((call) => call.arguments))).not.toContain('0017');
  });

  it('given one by one stay, and make one try together [DEC-17]', async () => {
    const { said } = await asks('查一下我的证书什么时候到期', '王建国', '13000000001', '0017');
    expect(said.join('')).toContain('2026年12月20日');
  });

  it('that do not match are asked for once more in the house words [MGT-1.7.1]', async () => {
    const { said } = await asks('查一下我的证书什么时候到期', '王建国，13000000001，9999');
    expect(said.at(-1)).toBe('您提供的信息与登记的信息不一致，请您核对后再告诉我一次，好吗？');
  });

  it('corrected in one item make the next set, and may match [DEC-17]', async () => {
    const { said } = await asks(
      '查一下我的证书什么时候到期',
      '王建国，13000000001，9999',
      '是0017，说错了',
    );
    expect(said.join('')).toContain('2026年12月20日');
  });

  it('that fail in three sets lead to a person, without asking consent [DEC-17, DEC-4, MGT-1.7.1]', async () => {
    const { of, turn, phrases } = await asks(
      '查一下我的证书什么时候到期',
      '王建国，13000000001，9999',
      '王建国，13000000001，5555',
      '王建国，13000000001，7777',
    );
    expect(of('handoff.requested')).toMatchObject([{ reason: 'identity_failed' }]);
    expect(turn(-1).slice(-3)).toEqual([
      'handoff.offered',
      'transfer.department',
      'transfer.warning',
    ]);
    expect(phrases).not.toContain('transfer.consent');
  });

  it('that fail do not count as turns without progress [REC-2.2g]', async () => {
    const { phrases, of } = await asks(
      '查一下我的证书什么时候到期',
      '王建国，13000000001，9999',
      '王建国，13000000001，5555',
    );
    expect(phrases).not.toContain('transfer.consent');
    expect(of('handoff.requested')).toEqual([]);
  });
});

describe('the end of an identity number', () => {
  it.each(['8888', '6666', '0088'])(
    '%s is an identity item, and neither goodbye nor praise [DEC-17]',
    async (digits) => {
      const { of } = await asks('查一下我的证书什么时候到期', `王建国，13000000001，${digits}`);
      expect(of('tool.called').map(({ name }) => name)).toContain('verify_identity');
      expect(of('situation.entered').map(({ situation }) => situation)).toEqual(['identity']);
    },
  );

  it('88 at the end of a call is a goodbye [ETI-6.5a]', async () => {
    const { of } = await talk('个人证书多少钱', '谢谢', '88');
    expect(of('situation.entered').map(({ situation }) => situation)).toContain('nothing_more');
  });
});

describe('the form of address', () => {
  it('is surname and title from the record, for the rest of the call [ETI-6.1b, DEC-16]', async () => {
    const { said } = await asks('查一下我的证书什么时候到期', wang);
    expect(said.join('')).toContain('王先生');
  });

  it('keeps a compound surname whole [ETI-6.1b, DEC-16]', async () => {
    const { said } = await asks('帮我看看我的证书是不是锁了', '欧阳静，13000000004，7716');
    expect(said.join('')).toContain('欧阳女士');
    expect(said.join('')).not.toMatch(/(?<!欧)阳女士|欧女士/u);
  });

  it('is 您 alone where no title is known [DEC-16]', async () => {
    const { said } = await talk('我要投诉，昨天在总部网点柜员骂我，要求道歉', '13900001111', '对');
    expect(said.join('')).not.toMatch(/先生|女士/u);
  });
});
