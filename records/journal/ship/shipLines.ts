/** Sends the lines of one part in batches until all are stored, or it can't go on now. */
import type { Delivery, JournalReceiver } from './journalReceiver.ts';

export const linesAtOnce = 200;
export const charactersAtOnce = 400_000;

/** How it ended: everything stored up to `seq`, or why not further. */
export type Shipped = {
  readonly seq: number;
  readonly stopped: Extract<Delivery, { outcome: 'refused' | 'later' }> | null;
};

export interface PartSource {
  /** How many lines there are by now; may grow while they are sent. */
  readonly count: number;
  /** The line with this seq, from 1 on. */
  line(seq: number): string;
}

/** @param from the last seq that is known to be stored */
export async function shipLines(
  source: PartSource,
  receiver: Pick<JournalReceiver, 'deliver'>,
  from: number,
): Promise<Shipped> {
  let seq = from;
  let askedBack = 0;
  while (seq < source.count) {
    const delivery = await receiver.deliver(nextBatch(source, seq));
    if (delivery.outcome === 'stored') {
      // A receiver that knows more than it was sent has another history of this part.
      if (delivery.head.seq <= seq)
        return { seq, stopped: { outcome: 'later', reason: 'no_progress' } };
      seq = Math.min(delivery.head.seq, source.count);
    } else if (delivery.outcome === 'gap' && delivery.expected <= seq && askedBack < 2) {
      askedBack += 1;
      seq = delivery.expected - 1;
    } else if (delivery.outcome === 'gap') {
      return { seq, stopped: { outcome: 'later', reason: 'gap' } };
    } else {
      return { seq, stopped: delivery };
    }
  }
  return { seq, stopped: null };
}

/** At least one line, however long it is. */
function nextBatch(source: PartSource, after: number): string[] {
  const lines: string[] = [];
  let characters = 0;
  for (let seq = after + 1; seq <= source.count && lines.length < linesAtOnce; seq += 1) {
    const line = source.line(seq);
    characters += line.length;
    if (lines.length > 0 && characters > charactersAtOnce) break;
    lines.push(line);
  }
  return lines;
}
