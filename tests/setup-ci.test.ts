/** `.ci/run`: its last line is the count, its exit code is that of the tests, its servers are gone. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from './support/setup/runScript.ts';
import { standIn, temporaryFolder } from './support/setup/temporaryFolder.ts';
import { until } from './support/setup/until.ts';

function ciWith(npm: string) {
  const programs = temporaryFolder();
  standIn(join(programs, 'npm'), npm.replaceAll('HERE', programs));
  const child = spawn('bash', [join(root, '.ci', 'run')], {
    env: { ...process.env, PATH: `${programs}:${process.env.PATH}` },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  const ended = new Promise<{ code: number | null; lastLine: string }>((resolve) => {
    child.once('close', (code) =>
      resolve({ code, lastLine: output.trimEnd().split('\n').at(-1) ?? '' }),
    );
  });
  return { child, programs, ended };
}

test('it runs npm test with CI set, and ends with the same line and code', async () => {
  const { ended, programs } = ciWith('echo "$CI $*" > HERE/asked; echo "12 passed, 0 failed"');
  expect(await ended).toEqual({ code: 0, lastLine: '12 passed, 0 failed' });
  expect(readFileSync(join(programs, 'asked'), 'utf8').trim()).toBe('true --silent test');
});

test('a failure is a failure', async () => {
  const { ended } = ciWith('echo "11 passed, 1 failed"; exit 1');
  expect(await ended).toEqual({ code: 1, lastLine: '11 passed, 1 failed' });
});

test('tests that die without a count are one failure', async () => {
  const { ended } = ciWith('echo "npm error"; exit 9');
  expect(await ended).toEqual({ code: 9, lastLine: '0 passed, 1 failed' });
});

test('broken off, it ends what npm test had started', async () => {
  const { child, programs } = ciWith('sleep 600 & echo $! > HERE/started; wait');
  const file = join(programs, 'started');
  await until('the tests run', () => existsSync(file) && readFileSync(file, 'utf8') !== '');
  const id = readFileSync(file, 'utf8').trim();
  child.kill('SIGTERM');
  await until('the server is gone', () => {
    const stat = `/proc/${id}/stat`;
    return !existsSync(stat) || / Z /.test(readFileSync(stat, 'utf8'));
  });
});
