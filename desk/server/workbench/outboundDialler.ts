/** The way to ring somebody back; who has phone lines brings it, and without any it is null. */
import type { OutboundReason } from '../../../agent/flow/events.ts';

export interface OutboundCall {
  /** The room's name and the journal's. */
  readonly callId: string;
  readonly number: string;
  /** The bot tells the result; or this person speaks themselves. */
  readonly by: 'bot' | 'person';
  /** Who asked for it. */
  readonly workNumber: string;
  readonly reason: OutboundReason;
}

export interface OutboundDialler {
  /** Resolves once it rings, with what the person needs to join. @throws Refusal where it can't ring */
  dial(call: OutboundCall): Promise<OutboundGrant | null>;
}

/** For a person who speaks themselves. */
export interface OutboundGrant {
  readonly url: string;
  readonly token: string;
}
