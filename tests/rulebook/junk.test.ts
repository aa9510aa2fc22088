/** Decision 10, junk, and a need behind 等等. */
import { describe, expect, it } from 'vitest';
import { talk } from '../support/dialogue.ts';

describe('junk', () => {
  it.each(['asdf', '？？？', '。。。。', 'qwerqwer'])(
    'is asked for again: %s [ETI-6.1g, DEC-10]',
    async (line) => {
      const { said } = await talk(line);
      expect(said.at(-1)).toBe('您好，麻烦您将刚才反映的问题再复述一遍，好吗？');
    },
  );
});

describe('a turn that asks for a moment', () => {
  it('is judged for its mood too, and a need behind 等等 is served [REC-2.2d, DEC-9]', async () => {
    const { of, phrases } = await talk('个人证书多少钱', '等等，我的PIN码锁了，急死我了');
    expect(of('mood.changed')).toMatchObject([{ mood: 'upset' }]);
    expect(phrases).not.toContain('listening.yes');
  });
});
