/**
 * Runs vitest in a process of its own and counts from its machine-readable report, so that the
 * count is right even where vitest itself dies: no report is one failure.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Where the report of the last run is, from the root. */
export const vitestReport = join('test-artifacts', 'results.json');

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

const reportSchema = z.object({
  success: z.boolean(),
  numPassedTests: z.int().nonnegative(),
  numFailedTests: z.int().nonnegative(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

const passedOn = ['SIGINT', 'SIGTERM'] as const;

/** @param vitestArguments as for `vitest run` */
export async function runVitest(
  root: string,
  vitestArguments: readonly string[],
): Promise<TestCount> {
  const report = join(root, vitestReport);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const code = await run(root, [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...vitestArguments,
  ]);
  return countOf(existsSync(report) ? readFileSync(report, 'utf8') : '', code);
}

/** @param report what vitest's JSON reporter wrote; `code` is vitest's exit code */
export function countOf(report: string, code: number): TestCount {
  const read = reportSchema.safeParse(jsonOf(report));
  if (!read.success) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = read.data;
  const filesThatBroke = testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = numFailedTests + filesThatBroke;
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function run(root: string, programArguments: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...programArguments], { cwd: root, stdio: 'inherit' });
    for (const signal of passedOn) process.on(signal, () => child.kill(signal));
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
