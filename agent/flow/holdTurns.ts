/**
 * What a caller says while a look-up takes long: it goes before the table of the phase that the call
 * is in, and what it does not take is that phase's, and ends the wait.
 */
import * as lookUp from '../behaviours/lookUp.ts';
import { objectsWithPlan } from '../behaviours/objection.ts';
import { both, callbackRoute, serving, type TurnRow } from './turnRow.ts';

export const holdTurns: readonly TurnRow[] = [
  { when: lookUp.givesUp, to: serving, does: lookUp.giveUp },
  { when: lookUp.cannotWait, to: callbackRoute, does: lookUp.callBackInstead },
  { when: lookUp.agrees, does: lookUp.agreeToWait },
  { when: both(lookUp.isWaiting, objectsWithPlan('go_on')), does: lookUp.objectWhileWaiting },
  { when: lookUp.saysLittle, does: lookUp.waitOn },
];
