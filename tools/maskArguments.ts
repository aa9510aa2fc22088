/**
 * What of a tool's arguments may go into the journal: only arguments that the tool has, cut to a
 * sensible length, with identity items masked. A parameter is sensitive where its schema says so
 * (`.meta({ sensitive: true })`); long digit runs (ID and card numbers) are masked wherever they are.
 */
import type { Tool } from './types.ts';

/** Longest text kept of one argument. */
const longestText = 200;
/** ID numbers (15 or 18) and card numbers (16–19); phone and order numbers are shorter. */
const longDigits = /\d{14,18}[\dXx]/g;

/** The arguments as they are journaled; null where they could not be read. */
export function maskArguments(
  tool: Tool | undefined,
  input: Readonly<Record<string, unknown>> | null,
): Record<string, unknown> | null {
  if (tool === undefined || input === null) {
    return null;
  }
  const kept: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(tool.parameters.shape)) {
    const value = input[name];
    if (value === undefined) {
      continue;
    }
    kept[name] = schema.meta()?.sensitive === true ? '***' : maskValue(value);
  }
  return kept;
}

function maskValue(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.slice(0, longestText).replaceAll(longDigits, '***');
  }
  if (typeof value === 'number') {
    return String(value).search(longDigits) >= 0 ? '***' : value;
  }
  return typeof value === 'boolean' || value === null ? value : '***';
}
