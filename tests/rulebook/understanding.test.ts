/** Section 2, what was not understood, read-backs, no brush-off; decision 10. */
import { describe, expect, it } from 'vitest';
import { talk, words } from '../support/dialogue.ts';

describe('words without sense', () => {
  it.each(['   ', '😀😀'])(
    'are asked for again, never hung up on: %s [ETI-6.1g, DEC-10, TRN-culture]',
    async (line) => {
      const { said, ended } = await talk(line);
      expect(said.at(-1)).toBe('您好，麻烦您将刚才反映的问题再复述一遍，好吗？');
      expect(ended).toBeNull();
    },
  );

  it('and words that name no business are different things [REC-2.1e, ETI-6.1g, DEC-10]', async () => {
    const { last } = await talk('我想问个事');
    expect(last.at(-1)).toBe('opening.no_business');
  });

  it('lead to the offer of a person when two turns running bring nothing [REC-2.2g, STD-3.3a]', async () => {
    const { phrases, of, last } = await talk('😀😀', '   ');
    expect(phrases.slice(3)).toEqual(['repeat.ask', 'transfer.consent']);
    expect(of('handoff.requested')).toEqual([]);
    expect(last).toEqual(['transfer.consent']);
  });

  it('reach a person with reason repeated_failure on a yes [REC-2.2g, DEC-4]', async () => {
    const { of, turn } = await talk('😀😀', '   ', '可以');
    expect(of('handoff.requested')).toMatchObject([{ reason: 'repeated_failure' }]);
    expect(turn(-1)).toEqual(['requested:repeated_failure', 'handoff.offered', 'transfer.warning']);
  });

  it('are forgotten after a turn that brought something [REC-2.2g]', async () => {
    const { phrases } = await talk('😀😀', '个人证书多少钱', '😀😀');
    expect(phrases).not.toContain('transfer.consent');
  });
});

describe('a detail that is missing', () => {
  it('is asked for by name [STD-2.2a, DEC-10]', async () => {
    const { said } = await talk('我要投诉');
    expect(said.at(-1)).toMatch(/^您好，为了更好地帮您解决问题，请问您能具体说明一下.+吗？$/u);
  });

  it('that is a choice is asked for with the choices [STD-2.2a, REC-2.2e]', async () => {
    const { said } = await talk('证书多少钱一年');
    expect(said.slice(3).join('')).toMatch(/个人证书.*企业证书/u);
  });
});

describe('a contact', () => {
  it('is asked for in the words of the norm, then in the other ones [STD-2.4a, STD-2.4b]', async () => {
    const { said } = await talk('我要投诉，昨天在总部网点柜员骂我，要求道歉', '嗯，那个');
    expect(said.slice(-2)).toEqual([
      '为了更快地帮您处理，请您提供一下您的姓名和联系电话，可以吗？',
      '麻烦您告诉我一下联系电话，谢谢。',
    ]);
  });

  it('is read back and confirmed before anything is written [REC-2.2h, TRN-confirm, DEC-2]', async () => {
    const { said, of } = await talk('证书是国密算法吗', '我姓李，13900001111');
    expect(said.at(-1)).toMatch(/^跟您核对一下，.*13900001111.*，对吗？$/u);
    expect(of('ticket.opened')).toEqual([]);
    const confirmed = await talk('证书是国密算法吗', '我姓李，13900001111', '对');
    expect(confirmed.of('ticket.opened')).toMatchObject([{ contact: '13900001111' }]);
  });

  it('that was called wrong is asked for again, and the right one read back [REC-2.2h, TRN-confirm]', async () => {
    const { said, of } = await talk(
      '转人工',
      { human: 'decline' },
      { human: 'decline' },
      { human: 'decline' },
      '13900001111',
      '不对',
      '13900002222',
      '对',
    );
    expect(said.filter((text) => text.startsWith('跟您核对一下'))).toHaveLength(2);
    expect(of('ticket.opened')).toMatchObject([{ contact: '13900002222' }]);
  });
});

describe('the words of restating', () => {
  it('are one for each kind of need, and the way afterwards', () => {
    const fill = (id: string, slots: Record<string, string>) => words.phrases.fill(id, { slots });
    expect([
      fill('confirm.business', { business: '续期' }),
      fill('confirm.problem', { summary: '证书打不开' }),
      fill('confirm.wish', { service: '到期日查询' }),
      fill('confirm.fault', { summary: '驱动报错' }),
      fill('confirm.method', { method: '网上办理' }),
      fill('need.summary', { summary: '想续期' }),
    ]).toEqual([
      '您好，您刚才说的是办理续期业务，对吗？',
      '好的，我明白了。您刚才提到的问题是证书打不开，对吗？',
      '您希望我们为您提供到期日查询，是吗？',
      '您反馈的是驱动报错问题，对吗？',
      '我们将通过网上办理方式协助处理',
      '您的意思是想续期，对吗？',
    ]);
  });
});
