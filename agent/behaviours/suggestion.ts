/**
 * A suggestion or opinion (ETI-6.4a, decision 2): recorded first, as a ticket of the supervisor, then
 * thanked for in the same turn; nothing is asked for it.
 */

import type { Scene, Script } from './behaviour.ts';
import { businessIn } from './businessText.ts';
import { askAnythingElse } from './closing.ts';
import { callbackDueAt, SUPERVISOR } from './record.ts';
import { serveRest } from './rest.ts';
import { onTurn } from './turn.ts';

export const suggestion = onTurn((script, scene) => {
  recordSuggestion(script, scene, script.text);
  script.say('suggestion.thanks').remember({ anythingElseAsked: 0, failures: 0 });
  const rest = /建议|希望|意见/u.test(script.text) ? null : businessIn(script.text);
  if (rest === null) askAnythingElse(script);
  else serveRest(script, rest);
});

/** Opens the ticket of a suggestion in the caller's words. */
export function recordSuggestion(script: Script, { words, at }: Scene, text: string): void {
  const { caller, told } = script.memory;
  const name = caller.name ?? told.name;
  const number = caller.number ?? told.number;
  script
    .journal({
      type: 'ticket.opened',
      ticketId: script.id(),
      kind: 'suggestion',
      dueAt: callbackDueAt(at, words.company),
      owner: SUPERVISOR,
      subject: `建议：${text.slice(0, 100)}`,
      ...(name === null ? {} : { caller: name }),
      ...(number === null ? {} : { contact: number }),
    })
    .remember({ open: true });
}
