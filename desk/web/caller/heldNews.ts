/**
 * When the page tells a caller who waits behind the shut gate that the wait goes on. Nothing of the
 * room is heard then, so the page says it itself: never 20 s without a word. Pure; times are ms.
 */

/** From the last word, or the last news, to the next one; the news itself takes some 3 s. */
export const heldNewsEveryMs = 15_000;

export interface Quiet {
  /** Since when the caller has had nothing but the tone; null while somebody speaks with them. */
  readonly since: number | null;
}

/** @param wordless the caller hears the tone alone now; `since` stays where that is nothing new */
export function quietSince(before: Quiet, wordless: boolean, now: number): Quiet {
  if (!wordless) return { since: null };
  return before.since === null ? { since: now } : before;
}

/** How long until the next news; 0: at once. */
export function newsIn({ since }: Quiet, now: number): number {
  return since === null ? heldNewsEveryMs : Math.max(0, since + heldNewsEveryMs - now);
}
