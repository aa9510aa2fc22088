/**
 * Puts year, month and day that stand together into one date (`2026-12-20`, `*-12-20`), because the
 * day of one date with the month of another is a date that nobody gave.
 */
import type { NumberToken } from '../numerals.ts';

const order = ['年', '月', '号'];

export function mergeDates(tokens: readonly NumberToken[]): readonly NumberToken[] {
  const merged: NumberToken[] = [];
  for (let at = 0; at < tokens.length; ) {
    const run = Math.max(1, dateRun(tokens, at));
    const first = tokens[at];
    const last = tokens[at + run - 1];
    if (first === undefined || last === undefined) break;
    if (run < 2) {
      merged.push(first);
      at += 1;
      continue;
    }
    const parts = tokens.slice(at, at + run);
    const value = order
      .map((unit) => parts.find((part) => place(part) === unit)?.value ?? '*')
      .join('-');
    merged.push({ ...first, value, unit: '日期', end: last.end });
    at += run;
  }
  return merged;
}

/** How many tokens from here make one date: each the next smaller part, nothing between them. */
function dateRun(tokens: readonly NumberToken[], from: number): number {
  let length = 0;
  let smallest = -1;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    const before = tokens[at - 1];
    const part = token === undefined ? -1 : order.indexOf(place(token));
    const touches =
      at === from ||
      (token !== undefined &&
        before !== undefined &&
        (token.start === before.start || token.start === before.end));
    if (part <= smallest || !touches) break;
    smallest = part;
    length += 1;
  }
  return length;
}

function place({ unit }: NumberToken): string {
  return unit === '日' ? '号' : unit;
}

/** Whether the parts of a date that were said are those of the given one. */
export function sameDate(said: string, given: string): boolean {
  const parts = given.split('-');
  return said.split('-').every((part, at) => part === '*' || part === parts[at]);
}
