/**
 * A person speaks with the caller, or with a colleague while the caller waits; the agent is silent and
 * only keeps the journal.
 */
import * as consult from '../behaviours/consult.ts';
import * as ending from '../behaviours/ending.ts';
import * as person from '../behaviours/person.ts';
import type { Kit } from './kit.ts';
import { both, due } from './turnRow.ts';

export function personState({ act, when }: Kit) {
  return {
    on: {
      'human.said': { actions: act(ending.personSaid) },
      offered: { guard: when(consult.isOfConsult), actions: act(consult.rings) },
      queued: { guard: when(consult.isOfConsult), actions: act(consult.allBusy) },
      nobody: { guard: when(consult.isOfConsult), actions: act(consult.nobodyThere) },
      accepted: { guard: when(consult.isOfConsult), actions: act(consult.accepted) },
      declined: { guard: when(consult.isOfConsult), actions: act(consult.declined) },
      'human.left': [
        {
          guard: when(both(consult.isTalking, person.isTheirs)),
          actions: act(consult.takeOverFromGone),
        },
        { guard: when(consult.isOfColleague), actions: act(consult.colleagueLeft) },
        {
          guard: when(person.isLost),
          target: '#call.live.personLost',
          actions: act(person.personLost),
        },
        {
          guard: when(person.hasHungUp),
          target: '#call.ended',
          actions: act(person.personHungUp),
        },
      ],
      joined: [
        { guard: when(consult.isOfConsult), actions: act(consult.joined) },
        {
          guard: when(both(consult.isTalking, person.isTheirs)),
          actions: act(consult.personReturned),
        },
        { actions: act(person.personReturned) },
      ],
      resumed: { actions: act(consult.waitOnAfterFault) },
      'human.away': { actions: act(person.personAway) },
      timer: [
        { guard: when(due('consult')), actions: act(consult.late) },
        {
          guard: when(both(due('offer'), consult.isTalking)),
          actions: act(consult.takeOverFromGone),
        },
        {
          guard: when(due('offer')),
          target: '#call.live.personLost',
          actions: act(person.personStaysAway),
        },
      ],
      'gate.stuck': [
        { guard: when(consult.isOfColleague), actions: act(consult.stuck) },
        { target: '#call.live.personLost', actions: act(person.gateStuck) },
      ],
      'human.asked': [
        { guard: when(person.asks('hold')), actions: act(person.holdCaller) },
        { guard: when(person.asks('resume')), actions: act(person.resumeCaller) },
        { guard: when(person.asks('consult')), actions: act(consult.consult) },
        {
          guard: when(both(person.asks('hand_over'), consult.isTalking)),
          actions: act(consult.handOver),
        },
        { guard: when(person.asks('objection')), actions: act(person.objectionByPerson) },
        {
          guard: when(person.asks('back_to_bot')),
          target: '#call.live.serving',
          actions: act(person.backToBot),
        },
        {
          guard: when(person.asks('transfer')),
          target: '#call.handover',
          actions: act(person.transferOn),
        },
      ],
      'caller.left': { target: '#call.ended', actions: act(person.callerLeftPerson) },
    },
  } as const;
}
