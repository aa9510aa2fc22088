/** The bench's result: a table for people, JSON for programs. */
import { type Measure, type MeasureName, measures, type Samples } from './measures.ts';
import { type Distribution, distribution } from './statistics.ts';

interface Row extends Distribution {
  readonly measure: Measure;
  readonly met: boolean | null;
}

function rowsOf(samples: Samples): Row[] {
  return (Object.keys(measures) as MeasureName[]).map((name) => {
    const measure: Measure = measures[name];
    const spread = distribution(samples[name]);
    return { measure, ...spread, met: isMet(measure, spread) };
  });
}

/** Null where there is no target, or nothing was measured. */
function isMet({ target, atLeast }: Measure, { count, p50, p95 }: Distribution): boolean | null {
  if (count === 0) return null;
  if (target !== undefined) return p95 <= target;
  return atLeast === undefined ? null : p50 >= atLeast;
}

function targetOf({ target, atLeast }: Measure): string {
  if (target !== undefined) return `p95 ≤ ${target}`;
  return atLeast === undefined ? '—' : `p50 ≥ ${atLeast}`;
}

/** Columns: what, how often, p50, p95, highest, target, met; what was not measured has no row. */
export function benchTable(samples: Samples): string {
  const head = ['指标', '次数', 'p50', 'p95', '最大', '目标', ''];
  const measured = rowsOf(samples).filter(({ count }) => count > 0);
  const lines = measured.map(({ measure, count, p50, p95, highest, met }) => [
    `${measure.name}（${measure.unit}）`,
    String(count),
    figure(p50),
    figure(p95),
    figure(highest),
    targetOf(measure),
    met === null ? '' : met ? '达标' : '未达标',
  ]);
  const table = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...table.map((row) => width(row[column] ?? ''))));
  return table
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function benchJson(
  samples: Samples,
  run: { readonly startedAt: string; readonly product: string; readonly machine: object },
): string {
  const results = rowsOf(samples).map(({ measure, met, ...spread }) => ({
    ...measure,
    ...spread,
    met,
  }));
  return `${JSON.stringify({ schema: 1, ...run, results, samples }, null, 2)}\n`;
}

function figure(value: number): string {
  if (Number.isNaN(value)) return '—';
  return value < 10 ? value.toFixed(2) : String(Math.round(value));
}

/** Columns of a terminal: a Chinese character takes two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => {
    return sum + (/[\u2e80-\uffef]/u.test(character) ? 2 : 1);
  }, 0);
}

function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}
