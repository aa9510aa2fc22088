/** The tools that judge the source, each as a named check with its exit code and output. */
import { join } from 'node:path';
import { runProgram } from '../setup/runProgram.js';

export interface Check {
  readonly name: string;
  readonly program: string;
  readonly programArguments: readonly string[];
}

/** Format, lint and types; unit tests are vitest's. */
export const sourceChecks: readonly Check[] = [
  {
    name: '格式与规范（biome）',
    program: 'biome',
    programArguments: ['check', '--error-on-warnings'],
  },
  { name: '类型（tsc）', program: 'tsc', programArguments: [] },
];

/** Runs one check to its end; its output is shown only where it fails. */
export async function passes(root: string, check: Check): Promise<boolean> {
  const { code, output } = await runProgram(
    join(root, 'node_modules', '.bin', check.program),
    check.programArguments,
    { cwd: root },
  );
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${check.name}\n`);
  if (code !== 0) process.stdout.write(`${output.trimEnd()}\n`);
  return code === 0;
}
