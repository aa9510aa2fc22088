/**
 * What the eSpeak process and its parent say to each other over the IPC channel (structured clone).
 * One question at a time: the parent asks for a clause, the process answers with its sound.
 */

/** Parent → process: the sound of one clause, please. */
export interface ClauseQuestion {
  readonly text: string;
  /** Length that the clause should have, in milliseconds; null: the engine's own pace. */
  readonly targetMs: number | null;
  /** How much longer than at the engine's own pace, where no length is given; 1: the same. */
  readonly stretch?: number;
}

/** Process → parent. */
export type ProcessAnswer =
  /** Once, at start: voice loaded. */
  | { readonly type: 'ready' }
  /** Once, at start: this installation has no eSpeak; the process ends. */
  | { readonly type: 'unavailable'; readonly message: string }
  /** 24 kHz, levelled, trimmed. */
  | { readonly type: 'sound'; readonly samples: Int16Array };
