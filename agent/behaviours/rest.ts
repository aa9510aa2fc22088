/** What a turn asks beside the situation that leads it, served once that was met. */
import { restate, wishIn } from './account.ts';
import type { Script } from './behaviour.ts';
import { asksForOther } from './othersAccount.ts';

/** A wish of the own account is restated, a question answered. */
export function serveRest(script: Script, rest: string): void {
  if (wishIn(rest) !== null && !asksForOther(rest)) restate(script, rest);
  else script.remember({ matter: rest, awaiting: 'nothing', anythingElseAsked: 0 }).reply(rest);
}
