import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readClauseTitles } from './clauseTitles.ts';
import { loadWords } from './loadWords.ts';
import { WordsFault } from './wordsFault.ts';

const prompts = join(import.meta.dirname, '../../prompts');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'three-rings-titles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every clause that a phrase serves has a title in Chinese', () => {
  const titles = readClauseTitles(prompts);
  const untitled = loadWords(prompts)
    .phrases.all.map(({ clauses }) => clauses[0] ?? '')
    .filter((clause) => !/\p{Script=Han}/u.test(titles.get(clause) ?? ''));
  expect(untitled).toEqual([]);
});

test('a folder without the file names no clause', () => {
  expect(readClauseTitles(folder).size).toBe(0);
});

test('a faulty file is refused, with its line', () => {
  writeFileSync(
    join(folder, 'clauses.yaml'),
    'ETI-4: { section: 2, title: 礼貌 }\nETI-5: { title: 7 }\n',
  );
  expect(() => readClauseTitles(folder)).toThrow(WordsFault);
  expect(() => readClauseTitles(folder)).toThrow(/clauses\.yaml:2/);
});
