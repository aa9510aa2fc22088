/**
 * The table for people, the JSON for programs, and the list of errors. Of the held-out split only
 * counts are ever shown, so that nobody tunes patterns on it.
 */
import type { Split } from './corpus.ts';
import { type Judged, p95, type Row } from './score.ts';
import { missedTargets, targets } from './targets.ts';
import type { Share } from './wilson.ts';

const percent = (value: number) => `${(value * 100).toFixed(1)}`.padStart(5);

function cell(share: Share | null): string {
  if (share === null) return '    —              ';
  return `${percent(share.value)} [${percent(share.lower)}–${percent(share.upper)}]`;
}

function mark(row: Row, missed: readonly Row[]): string {
  if (targets[row.situation] === undefined) return '';
  return missed.includes(row) ? '  未达标' : '  达标';
}

export function table(rows: readonly Row[], judged: readonly Judged[]): string {
  const missed = missedTargets(rows);
  const lines = rows.map((row) => {
    const head = `${row.situation.padEnd(21)}${String(row.n).padStart(5)}`;
    const counts = `${String(row.missed).padStart(5)}${String(row.wrong).padStart(5)}`;
    return `${head}${counts}  ${cell(row.precision)}  ${cell(row.recall)}${mark(row, missed)}`;
  });
  const right = judged.filter((one) => one.missed.length + one.wrong.length === 0).length;
  return [
    '情形                     n   漏   误  精确率%（95%区间）    召回率%（95%区间）',
    ...lines,
    `共 ${judged.length} 句：全对 ${right}，首个情形正确 ${judged.filter(({ led }) => led).length}`,
    `每句用时 p95：${p95(judged.map(({ ms }) => ms)).toFixed(3)} 毫秒`,
  ].join('\n');
}

export function errorList(judged: readonly Judged[]): string {
  const wrong = judged.filter((one) => one.missed.length + one.wrong.length > 0);
  return wrong
    .map(({ entry, missed, wrong: added }) => {
      const marks = [...missed.map((one) => `漏 ${one}`), ...added.map((one) => `误 ${one}`)];
      return `${entry.file}  ${marks.join('，')}\n    ${entry.text}`;
    })
    .join('\n');
}

export function runJson(
  rows: readonly Row[],
  judged: readonly Judged[],
  run: { readonly startedAt: string; readonly product: string; readonly split: Split | 'set' },
): string {
  const summary = {
    schema: 1,
    ...run,
    entries: judged.length,
    p95Ms: p95(judged.map(({ ms }) => ms)),
    led: judged.filter(({ led }) => led).length,
    targets,
    missedTargets: missedTargets(rows).map(({ situation }) => situation),
    rows,
  };
  return `${JSON.stringify(summary, null, 2)}\n`;
}
