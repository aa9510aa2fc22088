/** The table of a chaos run: one line a cell, and below it what was not as it must be. */
import { percentile } from '../bench/statistics.ts';
import type { ChaosReport } from './runChaos.ts';

export function chaosTable({ cells, left }: ChaosReport): string {
  const rows = cells.map(({ name, rounds, calls, lost, gapsMs, faults, failed }) => {
    const missing = sum(faults.map((call) => call.missing));
    const doubled = sum(faults.map((call) => call.surplus + call.doubled.length));
    const broken = faults.filter((call) => call.broken.length > 0).length + failed.length;
    return [
      name,
      `${rounds} 轮 ${calls} 通`,
      `丢失来电人 ${lost}`,
      `日志缺 ${missing} 重 ${doubled}`,
      `其他 ${broken}`,
      gapsMs.length === 0 ? '' : `接续 p50 ${seconds(gapsMs, 0.5)} p95 ${seconds(gapsMs, 0.95)}`,
    ].join('  ');
  });
  const faults = cells.flatMap((cell) => [
    ...cell.failed.map((reason) => `${cell.id}：${reason}`),
    ...cell.faults.map(
      ({ callId, missing, surplus, doubled, broken }) =>
        `${cell.id}：${callId} 缺 ${missing}，多 ${surplus}，重复 ${doubled.join('、') || '无'}，${broken.join('；')}`,
    ),
  ]);
  return [...rows, ...faults, ...left.map((one) => `留下了：${one}`)].join('\n');
}

function seconds(samples: readonly number[], share: number): string {
  return `${(percentile(samples, share) / 1000).toFixed(1)} s`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
