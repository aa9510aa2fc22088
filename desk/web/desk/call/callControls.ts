/**
 * What the buttons and shortcuts of the workbench do with the person's call. A control that is null
 * can't be used now: its button shows so, its shortcut does nothing.
 */
export interface TransferTarget {
  readonly department: string;
  /** One person of it; anybody where left out. */
  readonly to?: string;
}

export interface CallControls {
  readonly muted: boolean;
  readonly toggleMute: (() => void) | null;
  /** When the caller's wait began, by this browser's clock; null while they hear each other. */
  readonly heldSince: number | null;
  readonly toggleHold: (() => void) | null;
  readonly press: ((key: string) => void) | null;
  readonly transfer: ((target: TransferTarget) => void) | null;
  /** A colleague is asked while the caller waits. */
  readonly consult: ((target: TransferTarget) => void) | null;
  /** The colleague takes the caller over. */
  readonly handOver: (() => void) | null;
  readonly backToBot: (() => void) | null;
  /** The caller does not agree to the recording (REC-2.1g). */
  readonly object: (() => void) | null;
  readonly hangUp: (() => void) | null;
}
