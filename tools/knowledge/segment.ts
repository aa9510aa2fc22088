/**
 * Chinese text into words, with the company's own words known to the segmenter, and repair of what
 * recognition got wrong: a stretch that sounds like a company word (证数) is read as that word (证书).
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { pinyin } from 'pinyin-pro';
import { remembered } from '../remembered.ts';

export interface Segmenter {
  /** Words for an index, lower case, short and long ones. */
  parts(text: string): string[];
  /** Words of a question, in order, with jieba's part of speech. */
  tag(text: string): readonly { readonly word: string; readonly tag: string }[];
  /** The text with stretches that sound like a company word replaced by it. */
  repair(text: string): string;
}

/**
 * @param names the company's topics and their aliases
 * @param keywords words of questions that its facts answer
 */
export function createSegmenter(names: readonly string[], keywords: readonly string[]): Segmenter {
  const jieba = Jieba.withDict(dict);
  const words = [...new Set([...names, ...keywords].map((word) => word.toLowerCase()))].filter(
    (word) => word.length > 1,
  );
  jieba.loadDict(Buffer.from(words.map((word) => `${word} 100000 nz`).join('\n')));
  const known = new Set(words);
  const sounds = new Map<string, string>();
  for (const word of words.filter((candidate) => /^\p{Script=Han}{2,}$/u.test(candidate))) {
    const sound = pinyin(word, { toneType: 'none' });
    sounds.set(sound, sounds.get(sound) ?? word);
  }
  const longest = Math.max(2, ...words.map((word) => word.length));
  const syllablesOf = remembered((text) =>
    pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced' }),
  );

  return {
    parts: (text) => jieba.cutForSearch(text.toLowerCase(), true),
    tag: (text) => jieba.tag(text, true),
    repair(text) {
      const characters = [...text];
      const syllables = syllablesOf(text);
      if (syllables.length !== characters.length) {
        return text;
      }
      let repaired = '';
      for (let start = 0; start < characters.length; ) {
        const found = match(characters, syllables, start);
        repaired += found?.word ?? characters[start];
        start += found?.length ?? 1;
      }
      return repaired;
    },
  };

  function match(characters: readonly string[], syllables: readonly string[], start: number) {
    for (let length = Math.min(longest, characters.length - start); length > 1; length -= 1) {
      const written = characters.slice(start, start + length).join('');
      if (known.has(written)) {
        return { word: written, length };
      }
      const word = sounds.get(syllables.slice(start, start + length).join(' '));
      if (word !== undefined && misheard.test(written)) {
        return { word, length };
      }
    }
    return null;
  }
}

/** What may have been heard wrong; 什么 and its like never are a part of a company word. */
const misheard = /^(?:(?![什么怎吗呢])\p{Script=Han})+$/u;
