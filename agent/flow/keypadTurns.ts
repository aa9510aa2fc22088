/** Keys of a caller by phone who can't be heard: what each does, by where in the menu they are. */
import * as keypad from '../behaviours/keypadMenu.ts';
import { repeatLast } from '../behaviours/repeat.ts';
import { personRequested } from '../behaviours/serve.ts';
import { both, complaintRoute, handover, leads, serving, type TurnRow } from './turnRow.ts';

const { isKeyOf } = keypad;

export const keypadTurns: readonly TurnRow[] = [
  { when: both(keypad.isKey, leads('person_request')), to: handover, does: personRequested },
  { when: both(keypad.isKey, leads('repeat')), to: serving, does: repeatLast },
  { when: isKeyOf('menu', '1'), to: serving, does: keypad.openTopics },
  { when: isKeyOf('menu', '2'), to: serving, does: keypad.askOrder },
  { when: isKeyOf('menu', '3'), to: complaintRoute, does: keypad.complainByKeys },
  { when: keypad.choosesTopic, to: serving, does: keypad.openArticle },
  {
    when: both(isKeyOf('topics', '7'), keypad.hasMoreTopics),
    to: serving,
    does: keypad.moreTopics,
  },
  { when: isKeyOf('topics', '8'), to: serving, does: keypad.returnToMenu },
  { when: both(isKeyOf('article', '1'), keypad.hasNextPart), to: serving, does: keypad.nextPart },
  { when: isKeyOf('article', '8'), to: serving, does: keypad.backToTopics },
  { when: keypad.givesLastDigits, to: handover, does: keypad.takeDigits },
  { when: keypad.givesDigits, to: serving, does: keypad.takeDigits },
  { when: keypad.isLastMiss, to: handover, does: keypad.handOverAfterKeys },
  { when: keypad.isKey, to: serving, does: keypad.wrongKey },
];
