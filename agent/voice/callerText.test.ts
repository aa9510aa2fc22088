import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPieces, LONGEST_TEXT, tidy, typedText } from './callerText.ts';

describe('recognised text', () => {
  it('has no spaces between Chinese characters, and keeps those of other words', () => {
    expect(tidy(' 我 要 查询 USB key 的 价格 ')).toBe('我要查询 USB key 的价格');
  });

  it('of one turn is joined with a pause where the pieces have none', () => {
    expect(joinPieces(['昨天下午', ' 在城东网点。', '', '丢了'])).toBe(
      '昨天下午，在城东网点。丢了',
    );
  });
});

describe('typed text', () => {
  it('is trimmed, and rid of what can not be seen', () => {
    expect(typedText('  你好\u0000\u200b\n世界  ')).toBe('你好 世界');
  });

  it('that is too long is cut, not refused', () => {
    expect([...typedText('长'.repeat(10_000))]).toHaveLength(LONGEST_TEXT);
  });

  it('is well-formed whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const text = typedText(raw);
        expect(text.isWellFormed()).toBe(true);
        expect([...text].length).toBeLessThanOrEqual(LONGEST_TEXT);
      }),
    );
  });
});
