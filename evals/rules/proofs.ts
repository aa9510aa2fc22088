/**
 * Where the proof of a clause is found: tests that name it in their title, as vitest itself lists
 * them, and scenarios that name it in their tag `clauses`. Nothing is a proof because a list says
 * so; a file that vitest does not collect proves nothing.
 */
import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { loadScenarios } from '../suite.ts';
import { clausesInTitle } from './clauses.ts';

export interface Proof {
  readonly kind: 'test' | 'scenario';
  /** File from the root. */
  readonly file: string;
  readonly title: string;
  readonly clauses: readonly string[];
}

const listed = z.array(z.object({ name: z.string(), file: z.string() }));

/** Vitest could not list its tests: a fault of the tests, told with what vitest said. */
export class ListFault extends Error {
  override readonly name = 'ListFault';
}

/** @throws ListFault where vitest lists nothing */
export async function collectTestProofs(root: string): Promise<readonly Proof[]> {
  const { code, out, error } = await run(root, ['list', '--json']);
  const read = listed.safeParse(code === 0 ? jsonOf(out) : undefined);
  if (!read.success) throw new ListFault(`vitest list 没有列出测试（退出码 ${code}）：\n${error}`);
  return read.data
    .map(({ name, file }) => ({
      kind: 'test' as const,
      file: relative(root, file),
      title: name,
      clauses: clausesInTitle(name),
    }))
    .filter(({ clauses }) => clauses.length > 0);
}

/** @throws SuiteFault where a scenario file is faulty */
export function collectScenarioProofs(root: string): readonly Proof[] {
  return loadScenarios(join(root, 'evals', 'scenarios')).flatMap(({ suite, label, tags }) => {
    const clauses = (tags.clauses ?? '').split(/[,，、\s]+/u).filter((id) => id !== '');
    const file = `evals/scenarios/${suite}.yaml`;
    return clauses.length === 0 ? [] : [{ kind: 'scenario' as const, file, title: label, clauses }];
  });
}

function run(
  root: string,
  words: readonly string[],
): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vitest, ...words], { cwd: root });
    let out = '';
    let error = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      error += text;
    });
    child.once('error', (fault) => resolve({ code: 1, out, error: fault.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, out, error }));
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
