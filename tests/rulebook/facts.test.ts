/** Section 2, facts with what they belong to, exclamations, and pieces of the instructions, from a model. */
import { describe, expect, it } from 'vitest';
import { talkWith, words } from '../support/dialogue.ts';
import { wordsOf } from '../support/wordsOf.ts';

const checks = new Set(['solve.understood', 'solve.check']);

async function heard(reply: string, line: string) {
  const { events, of, ended } = await talkWith({ models: [wordsOf(reply)] }, line);
  const said = events.flatMap((event) =>
    event.type === 'agent.said' && event.turn === 1 && !checks.has(event.phrase ?? '')
      ? [event.text]
      : [],
  );
  expect(ended).toBeNull();
  return { text: said.join(''), clauses: of('gate.intervened').flatMap((one) => one.clauses) };
}

describe('a fact', () => {
  it.each([
    ['补办的费用是50元。', '补办要多少钱', /补办的费用是50元/u],
    ['企业证书年费50元。', '企业证书年费多少', /企业证书年费50元/u],
    ['个人证书年费200元。', '个人证书年费多少', /个人证书年费200元/u],
    ['退款24小时内到账。', '退款多久到账', /24小时/u],
    ['企业证书审核1个工作日。', '企业证书审核多久', /审核1个工作日/u],
    ['城东网点在青云路18号。', '城东网点在哪里', /城东网点在青云路/u],
    ['总部网点周六9:00至16:30上班。', '总部网点周六上班吗', /总部网点周六9:00/u],
    ['解锁收费三十元。', '解锁多少钱', /三十元/u],
  ])('belongs to its matter: %s [REC-2.2e, TRN-verify, MGT-1.8.1]', async (reply, line, wrong) => {
    const { text, clauses } = await heard(reply, line);
    expect(text).not.toMatch(wrong);
    expect(text).not.toBe('');
    expect(clauses).toEqual(expect.arrayContaining(['REC-2.2e']));
  });

  it('about the caller’s own order comes from a tool of this call [TRN-verify, DEC-17]', async () => {
    const { text } = await heard('您的证书2026年12月20日到期。', '怎么办理续期');
    expect(text).not.toContain('12月20日');
  });
});

describe('an exclamation', () => {
  it.each(['哇塞，太棒啦！', '您简直太厉害啦！', '好哒，请打开官网。'])(
    'is over-emotional: %s [TRN-emotion, MGT-1.6.3]',
    async (reply) => {
      const { text, clauses } = await heard(reply, '怎么办理续期');
      expect(text).not.toMatch(/哇塞|太棒啦|太厉害啦|好哒/u);
      expect(clauses).not.toEqual([]);
    },
  );
});

describe('the instructions', () => {
  it('are not spoken, not one sentence of them [HSE-1]', async () => {
    const pieces = words.instructions
      .split(/[\n。！？]/u)
      .map((piece) => piece.replace(/^[-#*\s]+/u, ''))
      .filter((piece) => [...piece].length >= 16);
    for (const piece of pieces.slice(0, 12)) {
      const { text } = await heard(`${piece}。`, '怎么办理续期');
      expect(text).not.toContain(piece);
    }
  });
});
