/**
 * One phrase, and on with the call: what was being asked is asked again. Said in the last turn
 * already, the other wording comes (REC-2.2g: never the same reply twice running).
 */
import type { Behave, Script } from './behaviour.ts';
import { businessIn } from './businessText.ts';
import { serveRest } from './rest.ts';
import { onTurn } from './turn.ts';

/** @param phrases the phrase, and what is said where it was said just before */
export function say(phrases: readonly [string, string]): Behave {
  return onTurn((script) => {
    sayOneOf(script, phrases);
    const rest = businessIn(script.text);
    if (rest === null) script.askAgain();
    else serveRest(script, rest);
  });
}

export function sayOneOf(script: Script, [first, again]: readonly [string, string]): void {
  script.say(script.saidBefore(first) ? again : first);
}
