import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../agent/words/loadWords.ts';
import { ClauseFault, clausesInTitle, loadClauses } from './clauses.ts';
import { collectTestProofs, ListFault, type Proof } from './proofs.ts';
import { rulesJson, rulesTable } from './report.ts';
import { traceClauses } from './trace.ts';

const words = loadWords(join(import.meta.dirname, '../../prompts'));
const proof: Proof = {
  kind: 'test',
  file: 'tests/rulebook/opening.test.ts',
  title: 'the opening > is first [REC-2.1b]',
  clauses: ['REC-2.1b'],
};
const clauses = new Map([
  ['REC-2.1b', { section: 1 as const, title: '标准问候', behaviour: ['opening'] }],
  ['ETI-4', { section: 2 as const, title: '礼貌' }],
  ['REC-1.2', { section: 6 as const, title: '录音完整', open: '录音' }],
]);
const traced = traceClauses(clauses, words, [proof]);

describe('a clause', () => {
  it('is found in the square brackets of a title, with all its neighbours', () => {
    expect(clausesInTitle('is probed [ETI-6.1c, DEC-9] and cut [ETI-6.1d]')).toEqual([
      'ETI-6.1c',
      'DEC-9',
      'ETI-6.1d',
    ]);
    expect(clausesInTitle('takes [object Object] and ETI-6.1c without brackets')).toEqual([]);
  });

  it('shows the phrases, gate rules and behaviours that keep it', () => {
    expect(traced[0]?.met).toEqual({ phrase: ['opening.greeting'], behaviour: ['opening'] });
    expect(traced[1]?.met.gate).toContain('address.you');
  });

  it('without a test and without being open is not accounted for', () => {
    expect(traced.map(({ accounted }) => accounted)).toEqual([true, false, true]);
    const table = rulesTable(traced);
    expect(table).toContain('✓ REC-2.1b  标准问候');
    expect(table).toContain('✗ ETI-4  礼貌');
    expect(table).toContain('○ REC-1.2  录音完整');
    expect(table).toContain('共 3 条：✓ 有证明 1，○ 未完成 1，✗ 没有证明 1');
  });

  it('is not proven by a scenario alone', () => {
    const scenario = { ...proof, kind: 'scenario' as const, clauses: ['ETI-4'] };
    expect(traceClauses(clauses, words, [scenario])[1]?.accounted).toBe(false);
  });

  it('is an object with its proofs for programs', () => {
    const { schema, clauses: printed } = JSON.parse(rulesJson(traced));
    expect(schema).toBe(1);
    expect(printed[0]).toMatchObject({
      id: 'REC-2.1b',
      tests: [{ file: proof.file, title: proof.title }],
      open: null,
    });
  });
});

describe('the command', () => {
  const run = (...options: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [join(import.meta.dirname, 'main.ts'), ...options],
        { maxBuffer: 1 << 26 },
        (_, out) => resolve({ code: child.exitCode ?? -1, out }),
      );
    });

  it('prints every clause with its proofs as JSON, and ends with 0 where all is accounted for', async () => {
    const { code, out } = await run('--json');
    expect(code).toBe(0);
    const { clauses: printed } = JSON.parse(out);
    expect(printed).toHaveLength(172);
  }, 30_000);

  it('prints only what is open with --open', async () => {
    const { out } = await run('--open');
    expect(out).toContain('○ REC-1.2');
    expect(out).not.toContain('✓ REC-2.1b');
  }, 30_000);
});

it('a broken clause file is told with its lines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clauses-'));
  mkdirSync(join(folder, 'prompts'));
  writeFileSync(join(folder, 'prompts', 'clauses.yaml'), 'ETI-4: { section: 9 }\nXYZ: {}\n');
  expect(() => loadClauses(folder)).toThrow(ClauseFault);
  expect(() => loadClauses(folder)).toThrow(/prompts\/clauses\.yaml:1: .*title/u);
});

it('a folder without tests is a fault that is told, not an empty list', async () => {
  await expect(collectTestProofs('/')).rejects.toThrow(ListFault);
});
