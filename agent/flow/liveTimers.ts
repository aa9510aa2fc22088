/** What a limit that is reached causes in the live call, by what was awaited (decisions 8 to 10). */
import * as limit from '../behaviours/callLimit.ts';
import * as keypad from '../behaviours/keypadMenu.ts';
import * as lookUp from '../behaviours/lookUp.ts';
import { momentOver } from '../behaviours/moment.ts';
import * as silence from '../behaviours/silence.ts';
import { both, callbackRoute, due, handover, type TurnRow } from './turnRow.ts';

const parting = '#call.live.parting';

export const liveTimers: readonly TurnRow[] = [
  { when: both(due('limit'), limit.wasToldOfLimit), to: '#call.ended', does: limit.reachLimit },
  { when: due('limit'), does: limit.tellLimit },
  { when: due('notes'), does: momentOver },
  { when: due('hold'), to: callbackRoute, does: lookUp.lookUpFailed },
  { when: due('silence', 'hold'), does: lookUp.agreeBySilence },
  { when: keypad.isLastLimit, to: handover, does: keypad.handOverAfterSilence },
  { when: due('silence', 'keys'), does: keypad.noKey },
  { when: silence.probesAreOver, to: parting, does: silence.silentFarewell },
  { when: silence.askedEnough, to: parting, does: silence.noReplyAtEnd },
  { when: silence.isWithoutAnswer, to: parting, does: silence.farewellWithoutAnswer },
  { when: due('silence', 'question'), does: silence.repeatQuestion },
  { when: due('silence', 'answer_check', 'anything_else'), does: silence.noReplyAtEnd },
  { when: due('silence', 'opening', 'question_again', 'probe'), does: silence.probe },
];
