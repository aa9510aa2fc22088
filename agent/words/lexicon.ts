/**
 * The gate's word lists, `prompts/lexicon.yaml`: which words of free speech state no fact, which
 * ones are facts like numbers, and which must not be mistaken for one another. Plain words only;
 * what the gate does with them is its own matter.
 */
import { z } from 'zod';
import { readYaml } from './readYaml.ts';
import type { Lexicon } from './types.ts';
import type { FaultList } from './wordsFault.ts';

const word = z.string().trim().min(1, '内容不能为空');
const option = z.array(word).min(1, '至少写一个说法');
/** Words of one line are parted by spaces. */
const words = z
  .array(word)
  .transform((lines) => lines.flatMap((line) => line.split(/\s+/u)))
  .pipe(z.array(z.string()).min(1, '至少写一个词'));

const lexiconSchema = z.strictObject({
  contrasts: z.array(z.array(option).min(2, '至少写两种')),
  facts: z.record(word, z.array(word)),
  keys: z.record(
    z.string(),
    z.strictObject({ words: z.array(word).min(1), unit: word.optional() }),
  ),
  states: words,
  sounds: words,
  business: words,
  neutral: words,
});

/** Reads the word lists; faults go to the list, an empty lexicon comes back where there are any. */
export function readLexicon(file: string, text: string, faults: FaultList): Lexicon {
  const read = readYaml(file, text, lexiconSchema, faults);
  if (read === null) {
    return {
      contrasts: [],
      facts: {},
      keys: {},
      states: [],
      sounds: [],
      business: [],
      neutral: [],
    };
  }
  const { keys, ...lexicon } = read.value;
  return {
    ...lexicon,
    keys: Object.fromEntries(
      Object.entries(keys).map(([key, { words: spoken, unit }]) => [
        key,
        unit === undefined ? { words: spoken } : { words: spoken, unit },
      ]),
    ),
  };
}
