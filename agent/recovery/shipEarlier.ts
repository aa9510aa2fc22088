/**
 * The last events of a dead process on their way to the records: its successor has read them from
 * this disk, and sends what the records lack, so that nobody at the desk waits for the sweeper.
 */
import type { JournalEvent } from '../../records/journal/events.ts';
import type { JournalReceiver } from '../../records/journal/ship/journalReceiver.ts';
import { shipLines } from '../../records/journal/ship/shipLines.ts';

/** One try; what it does not bring there is swept later. Never rejects. */
export async function shipEarlier(
  before: readonly JournalEvent[],
  receiver: Pick<JournalReceiver, 'heads' | 'deliver'>,
): Promise<void> {
  const [first] = before;
  const heads = first === undefined ? null : await receiver.heads(first.callId);
  if (heads === null) return;
  for (const part of new Set(before.map((event) => event.part))) {
    const lines = before
      .filter((event) => event.part === part)
      .map((event) => JSON.stringify(event));
    const known = heads.find((head) => head.part === part)?.seq ?? 0;
    await shipLines({ count: lines.length, line: (seq) => lines[seq - 1] ?? '' }, receiver, known);
  }
}
