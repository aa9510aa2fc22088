/**
 * Results of this call's tools as records: what may be told of the caller's own certificates and
 * orders. What came from the knowledge search is knowledge and judged as such. Refuses to read
 * sense into a number without a unit: it may only be said with the words of its field.
 */
import type { Lexicon } from '../../words/types.ts';
import { foldText } from '../foldText.ts';
import { amountOf } from './amounts.ts';
import { type Clause, masked, type Options } from './clauses.ts';
import { sameValue } from './matches.ts';
import type { Reader } from './reader.ts';
import { type Value, valuesOf } from './values.ts';

interface Leaf {
  readonly values: readonly Value[];
  /** Words that its values are spoken with; empty for any. */
  readonly words: readonly string[];
  readonly options: Options;
  /** Option words of the whole record. */
}

export interface ToolRecord {
  /** Folded texts of all fields. */
  readonly text: string;
  readonly characters: ReadonlySet<string>;
  readonly leaves: readonly Leaf[];
  readonly options: ReadonlyMap<number, ReadonlySet<number>>;
}

const deepest = 6;
const mostRecords = 60;

const memories = new WeakMap<Reader, Map<string, readonly ToolRecord[]>>();
const memoryLimit = 100;

/** @param results JSON texts, as the tools gave them */
export function readRecords(
  results: readonly string[],
  reader: Reader,
  keys: Lexicon['keys'],
): readonly ToolRecord[] {
  const memory = memories.get(reader) ?? new Map<string, readonly ToolRecord[]>();
  memories.set(reader, memory);
  return results.flatMap((result) => {
    const known = memory.get(result);
    if (known !== undefined) return known;
    const records = recordsOf([result], reader, keys);
    if (memory.size >= memoryLimit) memory.clear();
    memory.set(result, records);
    return records;
  });
}

function recordsOf(
  results: readonly string[],
  reader: Reader,
  keys: Lexicon['keys'],
): readonly ToolRecord[] {
  const records: ToolRecord[] = [];
  const visit = (value: unknown, above: readonly Field[], depth: number): void => {
    if (depth > deepest || records.length >= mostRecords) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, above, depth + 1);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const entries = Object.entries(value);
    if (entries.some(([key]) => key === 'facts')) return;
    const own = entries.flatMap(([key, field]): Field[] =>
      typeof field === 'string' || typeof field === 'number' ? [[key, field]] : [],
    );
    const nested = entries.filter(([, field]) => typeof field === 'object' && field !== null);
    if (own.length > 0) records.push(recordOf([...above, ...own], reader, keys));
    for (const [, field] of nested) visit(field, [...above, ...own], depth + 1);
  };
  for (const result of results) visit(parse(result), [], 0);
  return records;
}

type Field = readonly [key: string, value: string | number];

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function recordOf(fields: readonly Field[], reader: Reader, keys: Lexicon['keys']): ToolRecord {
  const texts = fields.map(([, value]) => foldText(String(value)).text);
  const text = texts.join(',');
  const spoken = fields.flatMap(([key]) => keys[key]?.words ?? []);
  const options = new Map<number, Set<number>>();
  for (const { word } of reader.options(text)) {
    const [contrast = 0, option = 0] = word.split('.').map(Number);
    options.set(contrast, new Set([...(options.get(contrast) ?? []), option]));
  }
  return {
    text,
    characters: new Set(Array.from([text, ...spoken].join('')).filter((one) => !/\d/u.test(one))),
    leaves: fields.map(([key, value], at) => ({
      values: valuesOfField(value, texts[at] ?? '', keys[key]?.unit, reader),
      words: keys[key]?.words ?? [],
      options,
    })),
    options,
  };
}

function valuesOfField(
  value: string | number,
  folded: string,
  unit: string | undefined,
  reader: Reader,
): readonly Value[] {
  if (typeof value === 'string') return valuesOf(folded, reader.facts);
  const { kind, value: amount } = amountOf({ value: String(Math.abs(value)), unit: unit ?? '' });
  return [{ kind, value: amount, bound: '', start: 0, end: 0 }];
}

/** Whether one record holds all that a clause says, in the words of its fields. */
export function recordSupports(
  clause: Clause,
  records: readonly ToolRecord[],
  context: string,
  reader: Reader,
): boolean {
  return records.some((record) => {
    const text = masked(clause.text, [...clause.values, ...clause.names]);
    const isKnown = (character: string) => record.characters.has(character);
    if (reader.neutral(text, isKnown).length > 0) return false;
    for (const [contrast, named] of clause.options) {
      const known = record.options.get(contrast);
      if (known !== undefined && [...named].some((option) => !known.has(option))) return false;
    }
    if (clause.denied && !/[不未无没缺]/u.test(record.text)) return false;
    return clause.values.every((value) =>
      record.leaves.some(
        ({ values, words }) =>
          values.some((known) => sameValue(value, known)) &&
          (words.length === 0 || words.some((word) => context.includes(word))),
      ),
    );
  });
}
