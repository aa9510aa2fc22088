/** Turns of somebody whom we ring, until they have been told why (REC-2.1c). */
import * as outbound from '../behaviours/outbound.ts';
import { asides } from './asides.ts';
import { both, farewell, serving, type TurnRow } from './turnRow.ts';

const convenient = '#call.live.outbound.convenient';

export const outboundTurns = {
  identity: [
    { when: outbound.isMachine, to: '#call.ended', does: outbound.hangUpOnMachine },
    ...asides,
    { when: outbound.isThePerson, to: convenient, does: outbound.tellPurpose },
    { when: outbound.deniesIt, to: farewell, does: outbound.notThePerson },
    {
      when: both(outbound.saysNothingElse, outbound.wasAskedEnough),
      to: farewell,
      does: outbound.notThePerson,
    },
    { when: outbound.saysNothingElse, does: outbound.askWhoAgain },
  ],
  convenient: [
    ...asides,
    { when: outbound.hasNoTime, to: farewell, does: outbound.notConvenient },
    { when: outbound.hasTime, to: serving, does: outbound.tellResult },
    { when: outbound.declines, to: farewell, does: outbound.notConvenient },
  ],
} as const satisfies Record<string, readonly TurnRow[]>;
