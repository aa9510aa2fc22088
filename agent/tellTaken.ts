/**
 * Tells the desk that this worker takes a call, so that the caller is not refused as busy: the
 * media server's own list of jobs can be seconds late. Best effort; a desk that misses it still
 * sees the call's command stream open.
 */

/** For the desk to take the news, in ms. */
const TELL_LIMIT_MS = 2_000;

/** @param callId the call's id, which is its room's name */
export async function tellTaken(
  desk: { readonly url: string; readonly secret: string },
  callId: string,
): Promise<void> {
  try {
    await fetch(new URL(`/internal/calls/${encodeURIComponent(callId)}/taken`, desk.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.secret}` },
      signal: AbortSignal.timeout(TELL_LIMIT_MS),
    });
  } catch {
    // The command stream of the call says the same, a little later.
  }
}
