/**
 * What each clause of the rulebook demands, in a few words: the titles of `prompts/clauses.yaml`, for
 * people who are shown a duty. A folder of words without that file names no clause.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from './readYaml.ts';
import { FaultList } from './wordsFault.ts';

const clauses = z.record(
  z.string(),
  z.looseObject({ title: z.string().trim().min(1, '内容不能为空') }),
);

/**
 * @param directory the folder of the words, normally `prompts`
 * @returns titles by clause id
 * @throws WordsFault where the file is there and faulty
 */
export function readClauseTitles(directory: string): ReadonlyMap<string, string> {
  const file = join(directory, 'clauses.yaml');
  if (!existsSync(file)) return new Map();
  const faults = new FaultList();
  const yaml = readYaml(file, readFileSync(file, 'utf8'), clauses, faults);
  faults.throwIfAny();
  return new Map(Object.entries(yaml?.value ?? {}).map(([id, { title }]) => [id, title]));
}
