/**
 * What the buttons and shortcuts of the workbench do with the person's call. A control that is null
 * can't be used now: its button shows so, its shortcut does nothing.
 */
export type TransferTarget = { readonly department: string } | { readonly workNumber: string };

export interface CallControls {
  readonly muted: boolean;
  readonly toggleMute: (() => void) | null;
  /** When the hold began, by this browser's clock; null while there is none. */
  readonly heldSince: number | null;
  readonly toggleHold: (() => void) | null;
  readonly press: ((key: string) => void) | null;
  readonly transfer: ((target: TransferTarget) => void) | null;
  readonly backToBot: (() => void) | null;
  /** The caller does not agree to the recording (REC-2.1g). */
  readonly object: (() => void) | null;
  readonly hangUp: (() => void) | null;
}
