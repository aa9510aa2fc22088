/** Section 2, the name of the caller, numbered points, and an offer after a met need. */
import { describe, expect, it } from 'vitest';
import { talk } from '../support/dialogue.ts';

describe('several points', () => {
  it('are numbered, and end with the check [REC-2.2b, STD-3.1, MGT-1.7.3]', async () => {
    const { said } = await talk('怎么安装驱动，一步一步告诉我');
    const told = said.slice(3).join('');
    expect(told).toMatch(/第一.*第二/u);
    expect(told).toContain('请问您清楚了吗？');
  });
});

describe('promotion', () => {
  it('is off in the demo company [MGT-1.4.4]', async () => {
    const { phrases } = await talk('个人证书多少钱', '清楚了');
    expect(phrases.slice(-1)).toEqual(['closing.anything_else']);
  });
});

describe('the name of the caller', () => {
  it('is taken from what they say, and used with the title [ETI-6.1b, DEC-16]', async () => {
    const { said } = await talk('你好，我姓欧阳，欧阳女士');
    expect(said.at(-1)).toBe('欧阳女士，请问有什么可以帮助您？');
  });

  it('is heard in 我姓李，李女士 [DEC-16, ETI-6.2e]', async () => {
    const declined = { human: 'decline' } as const;
    const { said } = await talk(
      '我要投诉，昨天在总部网点，柜员骂我，要求道歉',
      '我姓李，李女士，13900001111',
      '对',
      declined,
      declined,
      declined,
      '可以',
      '没有',
      '五分',
    );
    expect(said.at(-1)).toMatch(/^很抱歉，李?女士，多谢您反映的意见/u);
  });
});
