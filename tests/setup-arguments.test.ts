/** `npm start`, `check`, `fix`, `doctor`: what they do not know is told, and nothing is set up for it. */
import { describe, expect, test } from 'vitest';
import { runScript } from './support/setup/runScript.ts';

const commands = ['start', 'check', 'fix', 'doctor', 'desk', 'worker'];

describe.each(commands)('the command %s', (name) => {
  test('refuses an option that it does not have, with exit code 2', async () => {
    const { code, output } = await runScript('scripts/bootstrap.js', [name, '--nonsense']);
    expect(code).toBe(2);
    expect(output).toContain('✗ 没有选项 --nonsense');
    expect(output).toContain(name === 'start' ? 'npm start' : `npm run ${name}`);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  test('explains itself', async () => {
    const { code, output } = await runScript('scripts/bootstrap.js', [name, '--help']);
    expect(code).toBe(0);
    expect(output).toMatch(/^用法：npm /u);
  });
});

test('a word too many is told as well', async () => {
  const { code, output } = await runScript('scripts/bootstrap.js', ['doctor', 'port=3000']);
  expect(code).toBe(2);
  expect(output).toContain('✗ 多了内容：port=3000');
});
