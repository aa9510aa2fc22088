/** Turns of somebody whom we ring, until they have been told why (REC-2.1c). */
import * as moment from '../behaviours/moment.ts';
import * as outbound from '../behaviours/outbound.ts';
import * as replies from '../behaviours/replies.ts';
import { asides } from './asides.ts';
import { both, farewell, serving, type TurnRow } from './turnRow.ts';

const convenient = '#call.live.outbound.convenient';

export const outboundTurns = {
  identity: [
    { when: outbound.isMachine, to: '#call.ended', does: outbound.hangUpOnMachine },
    { when: replies.answersProbe, does: replies.askPendingAgain },
    { when: moment.needsMoment, does: moment.grantMoment },
    { when: outbound.isThePerson, to: convenient, does: outbound.tellPurpose },
    { when: outbound.deniesIt, to: farewell, does: outbound.notThePerson },
    {
      when: both(outbound.saysNothingElse, outbound.wasAskedEnough),
      to: farewell,
      does: outbound.notThePerson,
    },
    { when: outbound.saysNothingElse, does: outbound.askWhoAgain },
    ...asides,
  ],
  convenient: [
    { when: replies.answersProbe, does: replies.askPendingAgain },
    { when: outbound.hasNoTime, to: farewell, does: outbound.notConvenient },
    { when: outbound.hasTime, to: serving, does: outbound.tellResult },
    ...asides,
    { when: outbound.declines, to: farewell, does: outbound.notConvenient },
  ],
} as const satisfies Record<string, readonly TurnRow[]>;
