/** What a pending question does not take as its answer: answered in between, the question stays. */
import * as moment from '../behaviours/moment.ts';
import * as repeat from '../behaviours/repeat.ts';
import * as replies from '../behaviours/replies.ts';
import type { TurnRow } from './turnRow.ts';

export const asides: readonly TurnRow[] = [
  { when: repeat.asksSlower, does: repeat.speakSlower },
  { when: repeat.asksAgain, does: repeat.repeatLast },
  { when: moment.isBack, does: moment.takeUp },
  { when: moment.needsMoment, does: moment.grantMoment },
  { when: replies.answersProbe, does: replies.askPendingAgain },
  { when: replies.isAside, does: replies.answerAside },
];
