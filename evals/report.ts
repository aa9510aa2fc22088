/** What an eval run leaves behind: a table for people, `run.json` for programs, and its exit code. */
import type { Outcome, ScenarioResult } from './runScenario.ts';

/** Above this share of unscored scenarios a run says nothing. */
const MAX_UNSCORED = 0.05;

const marks: Readonly<Record<Outcome, string>> = {
  pass: '通过',
  fail: '未通过',
  error: '出错',
  unscored: '未计分',
};

export function table(results: readonly ScenarioResult[]): string {
  const rows = results.map((result) => {
    const wrong = result.findings.filter((finding) => !finding.passed);
    const why = [
      ...wrong.map((finding) => `${finding.check}：${finding.found}`),
      ...(result.problem === null ? [] : [result.problem]),
    ];
    const head = `${marks[result.outcome]}  ${result.suite}  ${result.label}  (${result.turns} 轮)`;
    return [head, ...why.map((line) => `        ${line}`)].join('\n');
  });
  const count = (outcome: Outcome) => results.filter((one) => one.outcome === outcome).length;
  const sum = `共 ${results.length} 个场景：通过 ${count('pass')}，未通过 ${count('fail')}，出错 ${count('error')}，未计分 ${count('unscored')}`;
  return `${rows.join('\n')}\n\n${sum}`;
}

/** 0 passed · 1 harness or configuration error · 2 too much unscored · 100 failed */
export function exitCode(results: readonly ScenarioResult[]): 0 | 1 | 2 | 100 {
  if (results.some((result) => result.outcome === 'error')) return 1;
  if (results.some((result) => result.outcome === 'fail')) return 100;
  const unscored = results.filter((result) => result.outcome === 'unscored').length;
  return unscored / results.length > MAX_UNSCORED ? 2 : 0;
}

export function runJson(
  results: readonly ScenarioResult[],
  run: {
    readonly startedAt: string;
    readonly product: string;
    readonly model: string;
    readonly hashes: object;
  },
): string {
  const scenarios = results.map(({ events, ...result }) => ({ ...result, journal: events }));
  return `${JSON.stringify({ schema: 1, ...run, exitCode: exitCode(results), scenarios }, null, 2)}\n`;
}
