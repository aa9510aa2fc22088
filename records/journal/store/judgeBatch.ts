/**
 * Whether lines that arrive may follow what is stored of their call. Pure: what is stored is handed
 * in. It lets through what is new, drops what is there already, and refuses what contradicts it:
 * nothing that was stored is ever written over.
 */
import { z } from 'zod';
import { CHAIN_START, chainHash } from '../chain.ts';
import type { StoredEvent } from '../events.ts';
import type { JournalLine } from './journalLine.ts';

export interface After {
  readonly part: number;
  readonly seq: number;
  readonly hash: string;
}

export interface StoredLine {
  readonly hash: string;
  readonly text: string;
  readonly erased: boolean;
}

/** What is stored of the call, as far as it matters for these lines. */
export interface StoredPart {
  /** The last line of this part; null where it has none. */
  readonly head: { readonly seq: number; readonly hash: string } | null;
  /** The stored lines that arrive again, by seq. */
  readonly again: ReadonlyMap<number, StoredLine>;
  /** Where later parts say that they follow this one. */
  readonly followers: readonly After[];
  /** The stored hash of the event that a new part says it follows; null where it is not stored (yet). */
  readonly before: string | null;
}

export type Judgement =
  | {
      readonly verdict: 'append';
      readonly lines: readonly JournalLine[];
      readonly after: After | null;
    }
  | { readonly verdict: 'gap'; readonly expected: number }
  | {
      readonly verdict: 'refused';
      readonly fault: 'tampered' | 'forked';
      readonly line: JournalLine;
    };

/** @param lines of one part of one call, seq by seq */
export function judgeBatch(lines: readonly JournalLine[], stored: StoredPart): Judgement {
  const appended: JournalLine[] = [];
  let seq = stored.head?.seq ?? 0;
  let previous = stored.head?.hash ?? CHAIN_START;
  let after: After | null = null;
  for (const line of lines) {
    const refuse = (fault: 'tampered' | 'forked') => ({ verdict: 'refused', fault, line }) as const;
    const { event } = line;
    if (event.seq <= seq) {
      const known = stored.again.get(event.seq) ?? sameIn(appended, event.seq);
      if (known?.hash !== event.hash) return refuse('forked');
      if (!known.erased && !line.erased && known.text !== line.text) return refuse('tampered');
      continue;
    }
    if (event.seq > seq + 1) return { verdict: 'gap', expected: seq + 1 };
    if (event.part > 0 && event.seq === 1) {
      after = afterOf(event);
      if (after === null || after.part >= event.part) return refuse('tampered');
      if (stored.before !== null && stored.before !== after.hash) return refuse('forked');
      previous = after.hash;
    }
    if (!line.erased && chainHash(previous, withoutHash(event)) !== event.hash) {
      return refuse('tampered');
    }
    const follower = stored.followers.find((each) => each.seq === event.seq);
    if (follower !== undefined && follower.hash !== event.hash) return refuse('forked');
    appended.push(line);
    seq = event.seq;
    previous = event.hash;
  }
  return { verdict: 'append', lines: appended, after };
}

function sameIn(lines: readonly JournalLine[], seq: number): StoredLine | undefined {
  const line = lines.find((each) => each.event.seq === seq);
  return line && { hash: line.event.hash, text: line.text, erased: line.erased };
}

const afterSchema = z.object({
  part: z.int().min(0).max(1_000_000),
  seq: z.int().min(0).max(1_000_000_000),
  hash: z.string().length(64),
});

/** What the first event of a later part says it follows. */
export function afterOf(event: StoredEvent): After | null {
  if (event.type !== 'call.resumed' || !('after' in event)) return null;
  return afterSchema.safeParse(event.after).data ?? null;
}

function withoutHash(event: StoredEvent): object {
  const { hash, ...rest } = event;
  return rest;
}
