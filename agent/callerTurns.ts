/** Events that are a caller's turn: they count up `turn` and stop the silence timers. */
import type { CallEvent } from './flow/events.ts';

const turns: ReadonlySet<CallEvent['type']> = new Set([
  'caller.said',
  'caller.unintelligible',
  'caller.dtmf',
]);

export function isTurn(event: CallEvent): boolean {
  return turns.has(event.type);
}
