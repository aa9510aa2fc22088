/**
 * Dynamic time warping: how unlike two utterances are when one may be spoken a little faster or
 * slower than the other.
 *
 * The path stays within a band around the diagonal, so that words can't be matched by crushing them.
 */
import type { Features } from './speechFeatures.ts';

/** Share of the longer utterance by which the path may leave the diagonal. */
const band = 0.18;

/** Mean distance a step in dB per band; `Infinity` where the lengths differ by more than half. */
export function timeWarp(a: Features, b: Features): number {
  const [rows, columns] = [a.length, b.length];
  if (rows === 0 || columns === 0) return Number.POSITIVE_INFINITY;
  if (Math.max(rows, columns) > 1.5 * Math.min(rows, columns)) return Number.POSITIVE_INFINITY;
  const reach = Math.ceil(band * Math.max(rows, columns));
  let previous = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
  previous[0] = 0;
  for (let row = 1; row <= rows; row += 1) {
    const current = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const centre = Math.round((row * columns) / rows);
    const last = Math.min(columns, centre + reach);
    for (let column = Math.max(1, centre - reach); column <= last; column += 1) {
      const cost = distance(a[row - 1], b[column - 1]);
      current[column] = Math.min(
        (previous[column - 1] ?? 0) + 2 * cost,
        (previous[column] ?? 0) + cost,
        (current[column - 1] ?? 0) + cost,
      );
    }
    previous = current;
  }
  return (previous[columns] ?? Number.POSITIVE_INFINITY) / (rows + columns);
}

function distance(a: Float64Array | undefined, b: Float64Array | undefined): number {
  if (!a || !b) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) {
    sum += ((a[index] as number) - (b[index] as number)) ** 2;
  }
  return Math.sqrt(sum / a.length);
}
