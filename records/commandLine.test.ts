/** Every command tells in Chinese what is wrong with its options; run as programs. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const programs = [
  'agent/chat/main.ts',
  'records/journal/cli.ts',
  'scripts/records/backup.ts',
  'scripts/records/restore.ts',
  'scripts/records/erase.ts',
  'scripts/records/seed.ts',
  'scripts/telephony.ts',
  'evals/main.ts',
  'evals/rules/main.ts',
  'evals/situations/main.ts',
  'evals/bench/main.ts',
];

function run(program: string, ...options: string[]) {
  return new Promise<{ code: number; out: string; error: string }>((resolve) => {
    const child = execFile(process.execPath, [join(root, program), ...options], (_, out, error) =>
      resolve({ code: child.exitCode ?? -1, out, error }),
    );
    child.stdin?.end();
  });
}

describe.each(programs)('%s', (program) => {
  it('names an option that it does not have, in Chinese, and fails', async () => {
    const { code, error } = await run(program, '--nonsense');
    expect(code).toBe(1);
    expect(error).toContain('✗ 没有选项 --nonsense');
    expect(error).toContain('npm run');
    expect(error).not.toMatch(/error:|unknown|^\s+at /mu);
  }, 20_000);

  it('explains itself in Chinese', async () => {
    const { code, out } = await run(program, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/用法：\s*npm run /u);
    expect(out).not.toMatch(/Usage|Options|Arguments|default:|display help/u);
  }, 20_000);
});

it('an option without its content is told, and a near miss is guessed', async () => {
  expect((await run('agent/chat/main.ts', '--now')).error).toContain('后面缺少内容');
  expect((await run('agent/chat/main.ts', '--chanel', 'web')).error).toContain(
    '没有选项 --chanel，您要的是 --channel 吗',
  );
  expect((await run('records/journal/cli.ts', 'one', 'two')).error).toContain('✗ 多了内容：');
}, 20_000);
