/** The closing line of `npm test` counts what really happened. */
import { expect, test } from 'vitest';
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
