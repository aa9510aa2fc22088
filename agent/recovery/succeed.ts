/**
 * The beginning of a successor: it claims the call at the desk, which gives it to one process only,
 * and reads what the dead one has written. A call that has ended meanwhile, or that another has,
 * needs nobody.
 */
import type { JournalEvent } from '../../records/journal/events.ts';
import type { Succession } from './callRecovery.ts';
import { addressOf } from './heartbeat.ts';
import { type JournalSource, journalSoFar } from './journalSoFar.ts';
import { type ResumePoint, resumePoint } from './resumePoint.ts';

const CLAIM_LIMIT_MS = 3_000;

export interface Successor extends Succession {
  readonly before: readonly JournalEvent[];
  /** Null: the dead process never got as far as answering; the call begins. */
  readonly point: ResumePoint | null;
}

/** @returns null where nobody is needed @throws Error where the desk can't be reached */
export async function succeed(
  source: JournalSource,
  callId: string,
  succession: Succession,
): Promise<Successor | null> {
  const { desk } = source;
  const response = await fetch(addressOf(desk.url, callId, 'takeover'), {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ part: succession.part }),
    signal: AbortSignal.timeout(CLAIM_LIMIT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) return null;
  const before = await journalSoFar(source, callId, succession.part);
  if (before.at(-1)?.type === 'call.ended') return null;
  return { ...succession, before, point: resumePoint(before) };
}
