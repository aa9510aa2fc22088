/** The phrases for each moment: all of them exist, and a company without the list has none. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadWords } from '../../../agent/words/loadWords.ts';
import { WordsFault } from '../../../agent/words/wordsFault.ts';
import { moments, readMomentPhrases } from './momentPhrases.ts';

const prompts = join(import.meta.dirname, '../../../prompts');
const words = loadWords(prompts);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'three-rings-moments-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('every moment has phrases, word for word those of the rulebook', () => {
  const read = readMomentPhrases(prompts, words);
  for (const moment of moments) {
    const phrases = read[moment] ?? [];
    expect(phrases.length, moment).toBeGreaterThan(0);
    for (const { id, text } of phrases) {
      expect(text).toBe(words.phrases.get(id).text.replaceAll('{company}', words.company.name));
    }
  }
});

it('a company without the list has none', () => {
  expect(readMomentPhrases(folder, words)).toEqual({});
});

it.each([
  ['a phrase that is not there', 'hold: [wait.please, wait.forever]', 'wait.forever'],
  ['a moment that is not there', 'lunch: [wait.please]', 'moments.yaml'],
])('%s is said with its place', (_, text, named) => {
  writeFileSync(join(folder, 'moments.yaml'), text);
  expect(() => readMomentPhrases(folder, words)).toThrow(WordsFault);
  expect(() => readMomentPhrases(folder, words)).toThrow(named);
});
