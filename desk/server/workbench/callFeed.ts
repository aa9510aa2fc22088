/**
 * Who follows which call at this desk: told as soon as events of it are stored here, and when a
 * supervisor whispers to them. What another desk server stores is found by looking again, which is
 * the follower's business.
 */
export interface CallFollower {
  readonly workNumber: string;
  /** Events of the call were stored. */
  stored(): void;
  /** A supervisor whispers to this person. */
  whispered(): void;
}

export class CallFeed {
  readonly #followers = new Map<string, Set<CallFollower>>();

  /** Tells the follower until the returned function is called. */
  follow(callId: string, follower: CallFollower): () => void {
    const followers = this.#followers.get(callId) ?? new Set();
    this.#followers.set(callId, followers.add(follower));
    return () => {
      followers.delete(follower);
      if (followers.size === 0 && this.#followers.get(callId) === followers) {
        this.#followers.delete(callId);
      }
    };
  }

  stored(callId: string): void {
    for (const follower of this.#followers.get(callId) ?? []) follower.stored();
  }

  whispered(callId: string, workNumber: string): void {
    for (const follower of this.#followers.get(callId) ?? []) {
      if (follower.workNumber === workNumber) follower.whispered();
    }
  }
}
