import { expect, test } from 'vitest';
import { splitClauses, spokenCharacters } from './clauses.ts';

test('a sentence is cut after its marks, with a longer pause at the end of a sentence', () => {
  expect(splitClauses('对不起，听不清。请再说，好吗？')).toEqual([
    { text: '对不起，', characters: 3, pauseMs: 110 },
    { text: '听不清。', characters: 3, pauseMs: 240 },
    { text: '请再说，', characters: 3, pauseMs: 110 },
    { text: '好吗？', characters: 2, pauseMs: 0 },
  ]);
});

test('marks without words are no clause', () => {
  expect(splitClauses('……。 ！')).toEqual([]);
  expect(splitClauses('')).toEqual([]);
});

test('only Chinese characters count as spoken', () => {
  expect(spokenCharacters('批爱恩码，OK 1')).toBe(4);
});
