import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const main = new URL('./main.ts', import.meta.url).pathname;

/** Runs the command on one scenario file, or on the project's own. */
async function evaluate(
  file?: string,
): Promise<{ code: number; out: string; err: string; run: unknown }> {
  const folder = mkdtempSync(join(tmpdir(), 'eval-'));
  const words = ['--out', folder];
  if (file !== undefined) {
    writeFileSync(join(folder, 'one.yaml'), file);
    words.push('--scenarios', folder);
  }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...words], (_, out, err) => {
      const code = child.exitCode ?? -1;
      const run: unknown =
        code === 1 ? null : JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
      resolve({ code, out, err, run });
    });
  });
}

const scenario = (script: string, checks: string) => `
name: 测试
scenarios:
  - label: 一个场景
    instructions: 无
    agent_expectations: 无
    userdata:
      three_rings:
        schema: 1
        script: [${script}]
        checks: { ${checks} }
`;

it('passes the scenarios of the project, at least 40, with exit 0', async () => {
  const { code, out, run } = await evaluate();
  expect(out).not.toContain('未通过  ');
  expect(code).toBe(0);
  expect(run).toMatchObject({ schema: 1, exitCode: 0 });
  expect(out.match(/^通过 {2}/gmu)?.length).toBeGreaterThanOrEqual(40);
}, 60_000);

it('exits with 100 where a check fails, and says which', async () => {
  const { code, out, run } = await evaluate(scenario('say: 网点在哪里', 'handoff: required'));
  expect(code).toBe(100);
  expect(out).toContain('没有转人工');
  expect(run).toMatchObject({ scenarios: [{ outcome: 'fail' }] });
});

it('exits with 2 where too much could not be scored', async () => {
  const { code, run } = await evaluate(scenario('{ human: accept }', 'handoff: forbidden'));
  expect(code).toBe(2);
  expect(run).toMatchObject({ scenarios: [{ outcome: 'unscored' }] });
});

it('exits with 1 on a scenario file with faults, and lists them all', async () => {
  const { code, err } = await evaluate(scenario('shout: 喂', 'handoff: perhaps'));
  expect(code).toBe(1);
  expect(err).toContain('script');
  expect(err).toContain('handoff');
});
