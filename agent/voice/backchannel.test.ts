import { describe, expect, it } from 'vitest';
import { isBackchannel } from './backchannel.ts';

describe('signs of listening', () => {
  it.each(['嗯', '嗯嗯', '对', '好的', '是的，是的。', '嗯，好的', '知道了'])('are %s', (text) => {
    expect(isBackchannel(text)).toBe(true);
  });

  it.each(['不对', '好的我知道了你转人工', '等一下', '对了还有一件事', '', '。'])(
    'are not 「%s」',
    (text) => {
      expect(isBackchannel(text)).toBe(false);
    },
  );
});
