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
  #turn = 0;
  /** Where the lines of the turn begin. */
  #turnStart = 0;

  /** Takes the next event of the journal; most hold no words. */
  take(event: JournalEvent): void {
    if (event.turn !== this.#turn) {
      this.#turn = event.turn;
      this.#turnStart = this.#lines.length;
    }
    const line = lineOf(event);
    if (line !== null) this.#lines.push(line);
  }

  /**
   * What was said before words of the caller that are answered now. Where they are of an earlier
   * turn (a need that was confirmed meanwhile), this turn's own words come before them.
   */
  before(text: string): readonly DialogueLine[] {
    const own = this.#lines.slice(this.#turnStart);
    const told = own.filter((line) => line.who === 'caller' && line.text !== text);
    return [...this.#lines.slice(0, this.#turnStart), ...told];
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
