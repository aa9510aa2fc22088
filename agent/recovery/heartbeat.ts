/**
 * The sign of life of a call's process to the desk, once a second. The desk that misses three of
 * them has the process for dead; one that has another process for the call says so, and then this
 * one must go without a word. A desk out of reach changes nothing.
 */
const BEAT_EVERY_MS = 1_000;
const BEAT_LIMIT_MS = 2_000;
/** The answer to a process that counts as dead. */
export const SUPERSEDED = 410;

export interface HeartbeatOptions {
  readonly desk: { readonly url: string; readonly secret: string };
  readonly callId: string;
  readonly part: number;
  /** Another process has the call. */
  fenced(): void;
}

/** Beats until the returned function is called. */
export function beat({ desk, callId, part, fenced }: HeartbeatOptions): () => void {
  const once = async () => {
    try {
      const response = await fetch(addressOf(desk.url, callId, 'alive'), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${desk.secret}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ part }),
        signal: AbortSignal.timeout(BEAT_LIMIT_MS),
      });
      await response.body?.cancel();
      if (response.status === SUPERSEDED) fenced();
    } catch {
      // The desk is out of reach: its own restart, which the call survives.
    }
  };
  const timer = setInterval(() => void once(), BEAT_EVERY_MS);
  void once();
  return () => clearInterval(timer);
}

export function addressOf(url: string, callId: string, name: string): URL {
  return new URL(`/internal/calls/${encodeURIComponent(callId)}/${name}`, url);
}
