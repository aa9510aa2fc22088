/** The words of a call as both sides heard them, from the journal: what a model may look back on. */

import type { JournalEvent } from '../records/journal/events.ts';
import { keyTurns } from './behaviours/keyTurns.ts';
import type { DialogueLine } from './ports.ts';

/** Key presses are lines too: they are what the caller said. */
export function dialogueOf(events: readonly JournalEvent[]): DialogueLine[] {
  const lines: DialogueLine[] = [];
  for (const event of events) {
    if (event.type === 'caller.said') lines.push({ who: 'caller', text: event.text });
    if (event.type === 'caller.dtmf') {
      lines.push({ who: 'caller', text: keyTurns[event.digits]?.text ?? event.digits });
    }
    if (event.type === 'agent.said' && event.heard !== '') {
      lines.push({ who: 'agent', text: event.heard });
    }
  }
  return lines;
}
