/**
 * Ringing a telephone, as the rest of the product sees it: a number into a room, and what became of
 * it. How it is done (a SIP bridge) is the implementation's business. It never says that a person
 * has accepted: whoever or whatever lifts the receiver counts as answered.
 */

/** Why nobody lifted the receiver. `unreachable`: the number or the line to the provider is bad. */
export const dialCauses = ['busy', 'no_answer', 'declined', 'unreachable', 'withdrawn'] as const;
export type DialCause = (typeof dialCauses)[number];

export interface DialRequest {
  /** An existing room; the telephone is in it, ringing, before it is answered. */
  readonly room: string;
  /** Digits, with a leading + where it is international. */
  readonly number: string;
  /** Who the telephone is in the room. */
  readonly identity: string;
  /** The name that the others in the room are shown. */
  readonly name: string;
  /** How long it may ring, in ms; rounded up to whole seconds. */
  readonly ringForMs: number;
  /** Keeps the number from everybody else in the room. */
  readonly hideNumber: boolean;
}

export type DialOutcome =
  | { readonly answered: true }
  /** `detail` is for operators and holds no number. */
  | { readonly answered: false; readonly cause: DialCause; readonly detail: string };

export interface Dialler {
  /**
   * Rings until the receiver is lifted, or it is certain that it will not be. Never rejects.
   * @param withdrawn stops the ringing at once; the outcome is `withdrawn` then
   */
  dial(request: DialRequest, withdrawn?: AbortSignal): Promise<DialOutcome>;
  /** Ends the telephone's part in the room, ringing or talking. Never rejects, idempotent. */
  hangUp(room: string, identity: string): Promise<void>;
}
