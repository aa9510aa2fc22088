/**
 * How written words are read aloud: the lexicon of `prompts/pronunciation.yaml`.
 *
 * Two steps, because engines differ. `read` turns numbers, identifiers and abbreviations into what
 * a Mandarin speaker would say and serves every engine. `respell` writes letters, foreign words and
 * misread characters with homophones; only eSpeak needs it, a good cloud voice would sound worse.
 * Captions and the journal keep the written words; only engines see what comes out of here.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../../words/readYaml.ts';
import { FaultList } from '../../words/wordsFault.ts';
import { type NumberWords, readNumbers } from './readNumbers.ts';

export interface Pronunciation {
  /** The text as spoken, numbers and abbreviations resolved; for any engine. */
  read(text: string): string;
  /** A text that was `read`, written so that eSpeak speaks it right. */
  respell(text: string): string;
  /** Changes with the lexicon; part of the key of rendered audio. */
  readonly version: string;
}

const word = z.string().min(1);
const wordList = z.array(word);
const replacements = z.record(word, z.string());

const lexiconSchema = z.strictObject({
  read: z.strictObject({
    words: replacements,
    digitsAfter: wordList,
    digitsRightAfter: wordList,
    digitsBefore: wordList,
    units: wordList,
    twoAsLiang: wordList,
  }),
  espeak: z.strictObject({
    words: replacements,
    letters: z.record(z.string().regex(/^[A-Z]$/u, '应为一个大写字母'), word),
  }),
});

export type Lexicon = z.output<typeof lexiconSchema>;

const ABBREVIATION = /(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z])/gu;
const SINGLE_LETTER = /(?<![A-Za-z])[A-Z](?![A-Za-z])/gu;

/** Replaces whole words, the longest first; a Latin word only where it stands alone. */
function replaceWords(text: string, words: Readonly<Record<string, string>>): string {
  const longestFirst = Object.keys(words).toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return text;
  const alternatives = longestFirst.map((entry) => {
    const escaped = entry.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
    return /^[A-Za-z]/u.test(entry) ? `(?<![A-Za-z])${escaped}(?![A-Za-z])` : escaped;
  });
  return text.replaceAll(
    new RegExp(alternatives.join('|'), 'gu'),
    (found) => words[found] ?? found,
  );
}

function plainCharacters(text: string): string {
  return text
    .replaceAll(/[０-９Ａ-Ｚａ-ｚ]/gu, (wide) => wide.normalize('NFKC'))
    .replaceAll(/[“”‘’"「」『』《》〈〉]/gu, '')
    .replaceAll(/[（(]([^（()）]*)[）)]/gu, '，$1，')
    .replaceAll(/^，+|，+(?=[，。！？；]|$)/gu, '');
}

function joinChinese(text: string): string {
  return text
    .replaceAll(/(?<=\p{Script=Han})[ \t]+(?=\p{Script=Han})/gu, '')
    .replaceAll(/(?<=\p{Script=Han})[ \t]+(?=[，。！？；：、])/gu, '');
}

export function createPronunciation(lexicon: Lexicon): Pronunciation {
  const numberWords: NumberWords = lexicon.read;
  return {
    read: (text) =>
      joinChinese(
        readNumbers(replaceWords(plainCharacters(text), lexicon.read.words), numberWords),
      ).replaceAll(ABBREVIATION, (letters) => [...letters].join(' ')),
    respell: (text) =>
      joinChinese(
        replaceWords(text, lexicon.espeak.words).replaceAll(
          SINGLE_LETTER,
          (letter) => lexicon.espeak.letters[letter] ?? letter,
        ),
      ),
    version: createHash('sha256').update(JSON.stringify(lexicon)).digest('hex').slice(0, 8),
  };
}

/**
 * Reads the lexicon file.
 * @param file e.g. `prompts/pronunciation.yaml`
 * @throws WordsFault with file and line of every fault
 */
export function loadPronunciation(file: string): Pronunciation {
  const faults = new FaultList();
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    faults.add(file, 0, '读不到读音文件，请从仓库恢复它');
  }
  faults.throwIfAny();
  const lexicon = readYaml(file, text, lexiconSchema, faults);
  faults.throwIfAny();
  if (lexicon === null) throw new Error('a lexicon without faults is missing');
  return createPronunciation(lexicon.value);
}
