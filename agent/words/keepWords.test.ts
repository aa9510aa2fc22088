/** The copy of the last sound words, and what is told of changes. On a real folder. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepWords } from './keepWords.ts';
import { loadWords } from './loadWords.ts';
import { ServedWords } from './servedWords.ts';

let folder = '';
let directory = '';
let lastGood = '';
let told: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-words-'));
  directory = join(folder, 'prompts');
  lastGood = join(folder, 'data/words');
  cpSync(join(import.meta.dirname, '../../prompts'), directory, { recursive: true });
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keep = () =>
  keepWords({
    directory,
    served: new ServedWords(directory, lastGood),
    lastGood,
    changed: ({ company }) => told.push(`changed ${company.name}`),
    broken: (fault) => told.push(`broken ${fault.includes('company.yaml')}`),
  });

const company = () => join(directory, 'company.yaml');

it('keeps a copy from the start, and says nothing while nothing changes', () => {
  const kept = keep();
  kept.look();
  expect(told).toEqual([]);
  expect(loadWords(lastGood).hashes).toEqual(loadWords(directory).hashes);
});

it('tells a sound change once, and copies it', () => {
  const kept = keep();
  writeFileSync(company(), readFileSync(company(), 'utf8').replace('云杉数字证书', '青松数字证书'));
  kept.look();
  kept.look();
  expect(told).toEqual(['changed 青松数字证书']);
  expect(loadWords(lastGood).company.name).toBe('青松数字证书');
});

it('tells a broken change once, and the copy stays sound for a process that starts then', () => {
  const kept = keep();
  writeFileSync(company(), 'name: [');
  kept.look();
  kept.look();
  expect(told).toEqual(['broken true']);
  expect(new ServedWords(directory, lastGood).current().words.company.name).toBe('云杉数字证书');
});

it('does not copy words that are broken at the start', () => {
  keep();
  writeFileSync(company(), 'name: [');
  keep();
  expect(loadWords(lastGood).company.name).toBe('云杉数字证书');
});
