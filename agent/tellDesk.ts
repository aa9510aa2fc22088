/**
 * What a worker tells the desk of its calls. That it takes one, so that the caller is not refused as
 * busy: the media server's own list of jobs can be seconds late. And that the process of one has
 * died, so that another goes on at once. Best effort: the desk sees the same, a little later, by the
 * call's command stream.
 */
import { addressOf } from './recovery/heartbeat.ts';

/** For the desk to take the news, in ms. */
const TELL_LIMIT_MS = 2_000;

interface Desk {
  readonly url: string;
  readonly secret: string;
}

/** @param callId the call's id, which is its room's name */
export async function tellTaken(desk: Desk, callId: string): Promise<void> {
  await tell(desk, callId, 'taken', {});
}

/** @param part the part of the journal that the dead process wrote */
export async function tellDead(
  desk: Desk,
  { callId, part }: { readonly callId: string; readonly part: number },
): Promise<void> {
  await tell(desk, callId, 'dead', { part });
}

async function tell(desk: Desk, callId: string, news: string, body: object): Promise<void> {
  try {
    const response = await fetch(addressOf(desk.url, callId, news), {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TELL_LIMIT_MS),
    });
    await response.body?.cancel();
  } catch {
    // See above: the desk learns it by the stream.
  }
}
