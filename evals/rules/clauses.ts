/**
 * The clauses of the rulebook and how each is met: `prompts/clauses.yaml`. What phrases and gate
 * rules serve is read from their own files, so that nothing is told twice. A clause is met by
 * something that can be named, or it is open and says what it waits for; there is no third state.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

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

/** @throws ZodError or YAMLError where the file is faulty; it is ours, not the operator's */
export function loadClauses(root: string): ReadonlyMap<string, ClauseEntry> {
  const text = readFileSync(join(root, 'prompts', 'clauses.yaml'), 'utf8');
  return new Map(Object.entries(fileSchema.parse(parse(text))));
}

/** Clause ids named in the square brackets of a test's title: `… [ETI-6.1c, DEC-9]`. */
export function clausesInTitle(title: string): readonly string[] {
  return [...title.matchAll(/\[((?:REC|ETI|TRN|STD|MGT|HSE|DEC)-[^\]]*)\]/gu)].flatMap(
    ([, ids = '']) => ids.split(/[,，、\s]+/u).filter((id) => id !== ''),
  );
}
