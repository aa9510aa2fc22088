/**
 * The clauses of the rulebook and how each is met: `prompts/clauses.yaml`. What phrases and gate
 * rules serve is read from their own files, so that nothing is told twice. A clause is met by
 * something that can be named, or it is open and says what it waits for; there is no third state.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../../agent/words/readYaml.ts';
import { FaultList } from '../../agent/words/wordsFault.ts';

/** The prefixes of the five documents, the house rules, and DEC for the twenty decisions. */
export const clauseId = /^(?:REC|ETI|TRN|STD|MGT|HSE|DEC)-[A-Za-z0-9.]*[A-Za-z0-9]$/u;

const names = z.array(z.string().min(1)).min(1).optional();

const clauseSchema = z.strictObject({
  /** 1–7 as in the rulebook; `people` for clauses about people only. */
  section: z.union([z.int().min(1).max(7), z.literal('people'), z.literal('decisions')]),
  title: z.string().min(1),
  /** Files of `agent/behaviours`, without `.ts`. */
  behaviour: names,
  tool: names,
  /** Event types of the journal. */
  record: names,
  /** Other files that keep the clause, from the root. */
  code: names,
  qa: names,
  measure: names,
  people: names,
  /** What a clause without proof waits for. */
  open: z.string().min(1).optional(),
});

export type ClauseEntry = z.infer<typeof clauseSchema>;

const fileSchema = z.record(z.string().regex(clauseId), clauseSchema);

/** All faults of `prompts/clauses.yaml`, each with its line. */
export class ClauseFault extends Error {
  override readonly name = 'ClauseFault';
}

/** @throws ClauseFault where the file is faulty */
export function loadClauses(root: string): ReadonlyMap<string, ClauseEntry> {
  const file = 'prompts/clauses.yaml';
  const faults = new FaultList();
  const read = readYaml(file, readFileSync(join(root, file), 'utf8'), fileSchema, faults);
  if (read === null) {
    const lines = faults.faults.map(({ line, fault }) => `${file}:${line}: ${fault}`);
    throw new ClauseFault(lines.join('\n'));
  }
  return new Map(Object.entries(read.value));
}

/** Clause ids named in the square brackets of a test's title: `… [ETI-6.1c, DEC-9]`. */
export function clausesInTitle(title: string): readonly string[] {
  return [...title.matchAll(/\[((?:REC|ETI|TRN|STD|MGT|HSE|DEC)-[^\]]*)\]/gu)].flatMap(
    ([, ids = '']) => ids.split(/[,，、\s]+/u).filter((id) => id !== ''),
  );
}
