/**
 * The events of a call as the server sends them to the page. An event of a type or shape that this
 * page does not know is left out; one whose caller's data is erased keeps its place.
 */
import { z } from 'zod';
import { type JournalEntry, journalBodies } from '../../../../records/journal/events.ts';

interface Place {
  readonly part: number;
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly turn: number;
}

export type PageEvent = Place & JournalEntry;
export type ErasedPageEvent = Place & { readonly type: 'erased' };
export type ShownPageEvent = PageEvent | ErasedPageEvent;

const place = z.looseObject({
  part: z.number(),
  seq: z.number(),
  at: z.string(),
  turn: z.number(),
  type: z.string(),
});

export function readEvents(value: unknown): ShownPageEvent[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((raw: unknown): ShownPageEvent[] => {
    const read = place.safeParse(raw).data;
    if (read === undefined) return [];
    const { part, seq, at, turn } = read;
    if (read.erased === true) return [{ part, seq, at, turn, type: 'erased' as const }];
    return isKnown(read) ? [read] : [];
  });
}

function isKnown(read: object & { readonly type: string }): read is PageEvent {
  const bodies: Readonly<Record<string, z.ZodType>> = journalBodies;
  return bodies[read.type]?.safeParse(read).success === true;
}

export function keyOf({ part, seq }: Place): string {
  return `${part}.${seq}`;
}

/** In the order of the journal, whatever came when; the same event twice stands once. */
export function mergeEvents(
  known: readonly ShownPageEvent[],
  arrived: readonly ShownPageEvent[],
): readonly ShownPageEvent[] {
  const last = known.at(-1);
  const [first] = arrived;
  if (first === undefined) return known;
  if (last === undefined || follows(last, first)) return [...known, ...arrived];
  const all = new Map([...known, ...arrived].map((event) => [keyOf(event), event]));
  return [...all.values()].toSorted((one, other) => one.part - other.part || one.seq - other.seq);
}

function follows(before: Place, after: Place): boolean {
  return after.part > before.part || (after.part === before.part && after.seq > before.seq);
}
