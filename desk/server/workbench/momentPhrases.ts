/**
 * The mandated phrases for each moment of a person's call, from `prompts/moments.yaml`: ids only, so
 * that the words stay in one place. A folder of words without that file has none.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../../../agent/words/readYaml.ts';
import type { Words } from '../../../agent/words/types.ts';
import { FaultList } from '../../../agent/words/wordsFault.ts';

export const moments = [
  'answer',
  'listen',
  'verify',
  'confirm',
  'solve',
  'hold',
  'return',
  'complaint',
  'refuse',
  'transfer',
  'callback',
  'close',
  'outbound',
] as const;
export type Moment = (typeof moments)[number];

export interface MomentPhrase {
  readonly id: string;
  /** With its `{slot}` places; those that the company's settings fill are filled. */
  readonly text: string;
  readonly clauses: readonly string[];
}

const shape = z.partialRecord(z.enum(moments), z.array(z.string()).min(1));

/**
 * @param directory the folder of the words, normally `prompts`
 * @throws WordsFault where the file is faulty or names a phrase that is not there
 */
export function readMomentPhrases(
  directory: string,
  words: Words,
): Readonly<Partial<Record<Moment, readonly MomentPhrase[]>>> {
  const file = join(directory, 'moments.yaml');
  if (!existsSync(file)) return {};
  const faults = new FaultList();
  const yaml = readYaml(file, readFileSync(file, 'utf8'), shape, faults);
  const known = new Map(words.phrases.all.map((phrase) => [phrase.id, phrase]));
  const read = Object.entries(yaml?.value ?? {}).map(([moment, ids]) => [
    moment,
    ids.flatMap((id, index) => {
      const phrase = known.get(id);
      if (phrase !== undefined) {
        const { text, clauses } = phrase;
        return [{ id, text: text.replaceAll('{company}', words.company.name), clauses }];
      }
      faults.add(file, yaml?.lineOf([moment, index]) ?? 0, `没有用语 ${id}`);
      return [];
    }),
  ]);
  faults.throwIfAny();
  return Object.fromEntries(read);
}
