/**
 * Blamed for being slow (ETI-6.2c) or hard to reach (ETI-6.2a): the words for it, and on at once with
 * what was asked in the same breath or is still open. Said twice running it would be a brush-off:
 * the second time an apology and a person (REC-2.2g).
 */
import type { Behave, Script } from './behaviour.ts';
import { businessIn } from './businessText.ts';
import { offerPerson } from './outOfScope.ts';
import { serveRest } from './rest.ts';
import { onTurn } from './turn.ts';

export const blamedSlow: Behave = onTurn((script) => blamed(script, 'slow_blame'));

export const blamedBusy: Behave = onTurn((script) => blamed(script, 'opening.late'));

function blamed(script: Script, phrase: 'slow_blame' | 'opening.late'): void {
  if (script.saidBefore(phrase)) {
    script.say('understanding.sorry');
    offerPerson(script);
    return;
  }
  const rest = businessIn(script.text);
  script.say(phrase);
  if (rest !== null) serveRest(script, rest);
  else if (phrase === 'opening.late') script.wait('answer_check');
  else script.askAgain(() => script.ask('listening.go_on'));
}
