import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { situations } from './corpus.ts';

const main = join(import.meta.dirname, 'main.ts');

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly folder: string;
}

async function evaluate(...words: readonly string[]): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'situations-'));
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, '--out', folder, ...words], (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err, folder });
    });
  });
}

/** A corpus whose words no recogniser can know: every target is missed. */
function unknowable(split: string): string {
  const root = mkdtempSync(join(tmpdir(), 'corpora-'));
  mkdirSync(join(root, split));
  for (const situation of situations) {
    const text = `utterances: [{ text: 青云路十八号一层, expect: [${situation}] }]\nlookAlikes: [{ text: 尾号零零一七, expect: [] }]\n`;
    writeFileSync(join(root, split, `${situation}.yaml`), text);
  }
  return root;
}

/** One run serves both tests of it. */
const missed = evaluate('--corpora', unknowable('held-out'));

it('prints a row per situation and writes the same as JSON', async () => {
  const { code, out, folder } = await evaluate('--split', 'dev');
  expect([0, 100]).toContain(code);
  for (const situation of situations) expect(out).toContain(situation);
  expect(out).toMatch(/每句用时 p95：\d+\.\d{3} 毫秒/);
  const run: unknown = JSON.parse(readFileSync(join(folder, 'dev.json'), 'utf8'));
  expect(run).toMatchObject({ schema: 1, split: 'dev', rows: expect.any(Array) });
});

it('exits with 100 where a target is missed, and marks it', async () => {
  const { code, out } = await missed;
  expect(code).toBe(100);
  expect(out).toMatch(/complaint .*未达标/);
});

it('lists the errors of dev', async () => {
  const words = ['--split', 'dev', '--errors', '--corpora', unknowable('dev')];
  const { out } = await evaluate(...words);
  expect(out).toMatch(/漏 complaint\n {4}青云路十八号一层/);
});

it('gives no word of the held-out split away, neither on screen nor in its JSON', async () => {
  const { out, err, folder } = await missed;
  const written = readFileSync(join(folder, 'held-out.json'), 'utf8');
  expect(out + err + written).not.toMatch(/青云路|尾号/);
});

it('refuses to list errors of the held-out split', async () => {
  const { code, err, folder } = await evaluate('--errors');
  expect(code).toBe(1);
  expect(err).toContain('--split dev');
  expect(existsSync(join(folder, 'held-out.json'))).toBe(false);
});

it('counts on a set of its own, of some situations, and lists none of its sentences', async () => {
  const set = join(unknowable('blind'), 'blind');
  rmSync(join(set, 'thanks.yaml'));
  const { code, out, err, folder } = await evaluate('--set', set);
  expect(code).toBe(100);
  const written = readFileSync(join(folder, 'set.json'), 'utf8');
  expect(JSON.parse(written)).toMatchObject({ split: 'set', entries: 2 * (situations.length - 1) });
  expect(out + err + written).not.toMatch(/青云路|尾号/);
  expect((await evaluate('--split', 'dev', '--errors', '--set', set)).code).toBe(1);
});

it.each([
  [['--split', 'test'], /dev/],
  [['--set', '/nowhere'], /读不到这个文件夹/],
  [['--corpora', '/nowhere'], /读不到这个文件夹/],
] as const)('exits with 1 and a hint for %j', async (words, hint) => {
  const { code, err } = await evaluate(...words);
  expect(code).toBe(1);
  expect(err).toMatch(hint);
  expect(err).not.toMatch(/\n\s+at /);
});
