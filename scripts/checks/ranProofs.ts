/**
 * After a whole run of the tests: each clause of the rulebook that is not listed as open must have
 * been proven by a test that ran and passed. What vitest lists is not enough, it must have happened.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ClauseEntry, clausesInTitle, loadClauses } from '../../evals/rules/clauses.ts';
import { vitestReport } from './runVitest.ts';

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/** @returns ids of clauses that no passed test of the report names; all of them where it is broken */
export function unprovenIn(
  report: unknown,
  clauses: ReadonlyMap<string, Pick<ClauseEntry, 'open'>>,
): readonly string[] {
  const read = reportSchema.safeParse(report);
  const passed = read.success
    ? read.data.testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ status }) => status === 'passed')
    : [];
  const proven = new Set(passed.flatMap(({ fullName }) => clausesInTitle(fullName)));
  return [...clauses].flatMap(([id, { open }]) =>
    open === undefined && !proven.has(id) ? [id] : [],
  );
}

/** Judges the last run and says the outcome; for runs of all tests only. */
export function clausesWereProven(root: string): boolean {
  const unproven = unprovenIn(lastReport(root), loadClauses(root));
  process.stdout.write(`${unproven.length === 0 ? '✓' : '✗'} 规范各条都有跑过并通过的测试\n`);
  if (unproven.length > 0) process.stdout.write(`没有证明：${unproven.join('、')}\n`);
  return unproven.length === 0;
}

function lastReport(root: string): unknown {
  try {
    return JSON.parse(readFileSync(join(root, vitestReport), 'utf8'));
  } catch {
    return undefined;
  }
}
