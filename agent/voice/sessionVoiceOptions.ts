/** What the voice of a call is made of: its session, mouth and ears, and what a model turn needs. */
import type { voice } from '@livekit/agents';
import type { JournalEntry } from '../../records/journal/events.ts';
import type { Toolbox } from '../../tools/types.ts';
import type { ReplyTurn, ReplyTurnOptions } from '../models/types.ts';
import type { Words } from '../words/types.ts';
import type { Ears } from './ears.ts';
import type { Mouth } from './mouth.ts';

/** What a model turn is built from, apart from models, words and tools, which the factory knows. */
export type ReplyTurnRequest = Pick<
  ReplyTurnOptions,
  'history' | 'text' | 'address' | 'toolResults' | 'note' | 'elapsed'
>;

export interface SessionVoiceOptions {
  readonly session: voice.AgentSession;
  readonly words: Words;
  readonly toolbox: Toolbox;
  startTurn(request: ReplyTurnRequest): ReplyTurn;
  /** `fault.occurred` outside of a reply. */
  note(entry: JournalEntry): void;
  /** Milliseconds of machine time; fixed to 0 in text mode. */
  elapsed(): number;
  /** Whether a look-up takes longer than the caller waits in silence (decision 13). */
  isLate(running: Promise<unknown>): Promise<boolean>;
  /** Null in text mode. */
  readonly mouth: Mouth | null;
  readonly ears: Ears | null;
}
