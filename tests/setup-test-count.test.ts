/** The closing line of `npm test` counts what really happened. */
import { expect, test } from 'vitest';
import { unprovenIn } from '../scripts/checks/ranProofs.ts';
import { countOf } from '../scripts/checks/runVitest.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});
const report = (passed: number, failed: number, ...files: ReturnType<typeof file>[]) =>
  JSON.stringify({
    success: failed === 0,
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: files,
  });

test('passed and failed tests are counted', () => {
  expect(countOf(report(1, 1, file('failed', 'passed', 'failed')), 1)).toEqual({
    passed: 1,
    failed: 1,
  });
});

test('a file that could not be loaded counts as one failure', () => {
  expect(countOf(report(2, 0, file('passed', 'passed', 'passed'), file('failed')), 1)).toEqual({
    passed: 2,
    failed: 1,
  });
});

test('an error outside every test is a failure', () => {
  expect(countOf(report(1, 0, file('passed', 'passed')), 1)).toEqual({ passed: 1, failed: 1 });
});

test('no report, or a broken one, is a failure', () => {
  expect(countOf('', 0)).toEqual({ passed: 0, failed: 1 });
  expect(countOf('{"success":', 0)).toEqual({ passed: 0, failed: 1 });
});

test('a clause is proven by a test that passed, and not by one that failed or was skipped', () => {
  const clauses = new Map([
    ['ETI-6.1c', {}],
    ['ETI-6.1d', {}],
    ['REC-1.2', { open: 'recording' }],
    ['DEC-9', {}],
  ]);
  const result = (fullName: string, status: string) => ({ fullName, status });
  const ran = {
    testResults: [
      {
        assertionResults: [
          result('a silent call is probed [ETI-6.1c, DEC-9]', 'passed'),
          result('speech without words is met [ETI-6.1d]', 'skipped'),
        ],
      },
    ],
  };
  expect(unprovenIn(ran, clauses)).toEqual(['ETI-6.1d']);
  expect(unprovenIn('no report', clauses)).toEqual(['ETI-6.1c', 'ETI-6.1d', 'DEC-9']);
});
