/**
 * Carries one speech out in the session, to its end or to its deadline. A speech that misses the
 * deadline is stopped by force, so that the session can take the next one; a session that refuses
 * (it is closing) is an outcome like any other. Never rejects.
 */
import type { voice } from '@livekit/agents';
import type { Deadline } from './deadline.ts';
import { voiceLimits } from './voiceLimits.ts';
import { within } from './within.ts';

export interface CarriedOut {
  /** What did not happen in time, or why the session refused; null where the speech ended by itself. */
  readonly late: string | null;
  /** Somebody stopped it. */
  readonly interrupted: boolean;
}

/**
 * Runs `begin`, which starts one speech in `session`, until it is done or `deadline` has passed.
 * The framework holds interruptible speech back while the caller speaks: one that never began
 * because of it was spoken over.
 */
export async function carryOut(
  session: voice.AgentSession,
  deadline: Deadline,
  begin: () => voice.SpeechHandle,
  callerSpeaks: () => boolean,
): Promise<CarriedOut> {
  try {
    const handle = begin();
    const done = new Promise<null>((resolve) => handle.addDoneCallback(() => resolve(null)));
    const late = await Promise.race([done, deadline.passed]);
    const { interrupted } = handle;
    if (late === null) return { late, interrupted };
    const spokenOver = late === 'no_sound' && callerSpeaks();
    session.interrupt({ force: true });
    await within(done, voiceLimits.windUp);
    return spokenOver ? { late: null, interrupted: true } : { late, interrupted };
  } catch {
    return { late: 'session_closed', interrupted: false };
  } finally {
    deadline.clear();
  }
}
