import { describe, expect, it } from 'vitest';
import { isEcho } from './echo.ts';

const phrase = '为保证服务质量，您的通话可能会被录音，敬请谅解。';

describe('the echo of our own words', () => {
  it('is known by its sound, homophones and a missing end included', () => {
    expect(isEcho('您的通话可能会被录音', phrase)).toBe(true);
    expect(isEcho('您的童话可能回被录音', phrase)).toBe(true);
    expect(isEcho('为保正服务质量您的通话可能会被录音敬请谅', phrase)).toBe(true);
  });

  it('is not what the caller says themselves, about the same thing or not', () => {
    expect(isEcho('我不同意你们录音', phrase)).toBe(false);
    expect(isEcho('我要投诉你们城东网点', phrase)).toBe(false);
  });

  it('is never a short answer, or nothing', () => {
    expect(isEcho('录音', phrase)).toBe(false);
    expect(isEcho('', phrase)).toBe(false);
    expect(isEcho('您的通话可能会被录音', '')).toBe(false);
  });
});
