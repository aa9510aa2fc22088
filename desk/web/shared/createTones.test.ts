import { expect, test } from 'vitest';
import { keyFrequencies } from './createTones.ts';

test('each telephone key has its two frequencies, and no two keys the same', () => {
  const all = [...'123456789*0#'].map((key) => keyFrequencies(key).join('+'));
  expect(new Set(all).size).toBe(12);
  expect(keyFrequencies('5')).toEqual([770, 1336]);
  expect(keyFrequencies('#')).toEqual([941, 1477]);
});

test.each(['a', '', '12'])('%j is no key and has no tone', (key) => {
  expect(keyFrequencies(key)).toEqual([]);
});
