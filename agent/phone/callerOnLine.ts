/**
 * Until somebody can be spoken to: the caller is in the room, and their line stands. On a call of
 * ours their telephone is rung first. Every way in which nobody comes has its reason.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { JobContext } from '@livekit/agents';
import type { CallMetadata } from '../callMetadata.ts';
import type { DialCause, Dialler } from './dialler.ts';
import { lineStands } from './phoneLine.ts';

/** The caller was promised a line: after this long nobody is coming. Milliseconds. */
const CALLER_LIMIT_MS = 60_000;
/** A telephone that we ring, in ms: the time for about six rings. */
const RING_LIMIT_MS = 30_000;

export type CallerComes = 'here' | 'no_caller' | 'hung_up' | DialCause;

export interface CallerOnLineOptions {
  readonly context: Pick<JobContext, 'room' | 'waitForParticipant'>;
  readonly metadata: CallMetadata;
  /** Loaded where it is needed: most calls come to us. */
  dialler(): Promise<Dialler>;
  /** Aborts where the call is over before. */
  readonly over: AbortSignal;
}

/** Never rejects. */
export async function callerOnLine(options: CallerOnLineOptions): Promise<CallerComes> {
  const { context, metadata, over } = options;
  const { callId: room, callerIdentity: identity, dial } = metadata;
  // Who is in the room already, where another process had the call before, is not rung again.
  if (dial !== undefined && !context.room.remoteParticipants.has(identity)) {
    const request = { room, identity, number: dial.number, name: identity };
    const dialler = await options.dialler();
    const how = { ringForMs: RING_LIMIT_MS, hideNumber: true };
    const outcome = await dialler.dial({ ...request, ...how }, over);
    if (!outcome.answered) return outcome.cause;
  }
  const limit = wait(CALLER_LIMIT_MS, null, { ref: false });
  const came = context.waitForParticipant(identity).catch(() => null);
  const caller = await Promise.race([came, limit]);
  if (caller === null) return 'no_caller';
  const stands = await Promise.race([lineStands(context.room, caller), limit]);
  if (stands === null) return 'no_caller';
  return stands ? 'here' : 'hung_up';
}
