/**
 * The words of a call as both sides heard them, from the journal: what a model may look back on.
 * Grows with the journal, so that a long call costs no more a turn than a short one.
 */

import type { JournalEvent } from '../records/journal/events.ts';
import { keyTurns } from './behaviours/keyTurns.ts';
import { readable } from './behaviours/readable.ts';
import type { DialogueLine } from './ports.ts';

export class Dialogue {
  readonly #lines: DialogueLine[] = [];

  /** Takes the next event of the journal; most hold no words. */
  take(event: JournalEvent): void {
    const line = lineOf(event);
    if (line !== null) this.#lines.push(line);
  }

  /** All lines but the newest: that is the turn being answered. */
  get beforeThisTurn(): readonly DialogueLine[] {
    return this.#lines.slice(0, -1);
  }
}

/** Key presses are lines too: they are what the caller said. */
function lineOf(event: JournalEvent): DialogueLine | null {
  if (event.type === 'caller.said') {
    return { who: 'caller', text: readable(event.text) };
  }
  if (event.type === 'caller.dtmf') {
    return { who: 'caller', text: keyTurns[event.digits]?.text ?? event.digits };
  }
  if (event.type === 'agent.said' && event.heard !== '') {
    return { who: 'agent', text: event.heard };
  }
  return null;
}
