/** Found while the rulebook was tested, and not mended yet: the second of two needs. */
import { describe, expect, it } from 'vitest';
import { talk } from '../support/dialogue.ts';

describe('two needs in one breath', () => {
  it('are both met [REC-2.2e, REC-1.2b]', async () => {
    const { said } = await talk(
      '两个网点的地址和营业时间都告诉我，还有企业证书的材料',
      '好了',
      '记好了',
    );
    expect(said.slice(3).join('')).toContain('青云路18号');
    expect(said.slice(3).join('')).toContain('授权委托书');
  });
});
