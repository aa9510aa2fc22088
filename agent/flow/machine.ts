/**
 * The course of a call on one page: phases, and which behaviour carries the call from one to the
 * next. What a behaviour says or does is in `agent/behaviours`; which one takes a caller's turn is
 * in the turn tables beside this file.
 */
import type { Scene } from '../behaviours/behaviour.ts';
import { lookAtLimitLater } from '../behaviours/callLimit.ts';
import * as ending from '../behaviours/ending.ts';
import * as handoff from '../behaviours/handoff.ts';
import * as keypad from '../behaviours/keypadMenu.ts';
import * as lookUp from '../behaviours/lookUp.ts';
import * as opening from '../behaviours/opening.ts';
import { cutTheLine } from '../behaviours/parting.ts';
import * as leg from '../behaviours/personLeg.ts';
import * as resume from '../behaviours/resume.ts';
import { ratingMissed } from '../behaviours/satisfaction.ts';
import * as serve from '../behaviours/serve.ts';
import * as silence from '../behaviours/silence.ts';
import * as waiting from '../behaviours/waiting.ts';
import type { Words } from '../words/types.ts';
import { createKit } from './kit.ts';
import { liveTimers } from './liveTimers.ts';
import type { CallMemory } from './memory.ts';
import { outboundTurns } from './outboundTurns.ts';
import { pendingStates } from './pendingStates.ts';
import { personState } from './personState.ts';
import { due } from './turnRow.ts';
import { busyTurns, farewellTurns, liveTurns, ratingTurns, waitingTurns } from './turns.ts';

const rings = ({ event }: Scene) => event.type === 'answered' && event.outbound !== undefined;
const isBusy = ({ event }: Scene) => event.type === 'answered' && event.busyMs !== undefined;
/** Builds the statechart for one release of the words. */
export function createMachine(words: Words, memory: CallMemory) {
  const kit = createKit(words);
  const { createMachine: create, act, when, rows, turns, holds } = kit;
  return create({
    id: 'call',
    initial: 'ringing',
    context: { memory, steps: [] },
    on: {
      failed: { target: '#call.ended', actions: act(ending.failed) },
      'ear.changed': { actions: act(ending.earChanged) },
      'caller.left': { target: '#call.ended', actions: act(ending.callerLeft) },
      timer: { guard: when(due('limit')), actions: act(lookAtLimitLater) },
    },
    states: {
      ringing: {
        on: {
          answered: [
            { guard: when(rings), target: 'live.outbound', actions: act(opening.open) },
            { guard: when(isBusy), target: 'live.busy', actions: act(opening.open) },
            { target: 'live', actions: act(opening.open) },
          ],
        },
      },

      live: {
        initial: 'serving',
        on: {
          turn: turns(liveTurns),
          replied: { target: '.asked', actions: act(serve.replied) },
          // A process died: the call goes on, the second time in a row with a person.
          resumed: [
            {
              guard: when(resume.hasDiedAgain),
              target: '#call.handover',
              actions: act(resume.offerPerson),
            },
            { actions: act(resume.goOnAfterFault) },
          ],
          'look_up.late': { actions: act(lookUp.askToWait) },
          'look_up.ready': { actions: act(lookUp.looked) },
          // Accepted at the last moment: a person is a person.
          joined: {
            guard: when(leg.isNoLeg),
            target: '#call.person',
            actions: act(handoff.joined),
          },
          'ear.changed': [
            {
              guard: when(ending.losesEarByPhone),
              target: '.serving',
              actions: act(keypad.fallBack),
            },
            { actions: act(ending.earChanged) },
          ],
          'caller.unintelligible': [
            { guard: when(lookUp.isWaiting), actions: act(lookUp.unheard) },
            {
              guard: holds((now) => now.unintelligibleRun >= 1),
              target: '.parting',
              actions: act(silence.inaudible),
            },
            { actions: act(silence.inaudible) },
          ],
          timer: rows(liveTimers),
        },
        states: {
          serving: {},

          /** STD-1.3: the caller waits until somebody is free for them. */
          busy: {
            on: {
              turn: turns(busyTurns),
              'caller.unintelligible': {},
              timer: {
                guard: when(due('busy')),
                target: 'serving',
                actions: act(opening.serveAfterWaiting),
              },
            },
          },

          /** We ring: the right person first, then whether they have the time. */
          outbound: {
            initial: 'identity',
            on: { replied: { actions: act(serve.repliedAside) } },
            states: {
              identity: { on: { turn: turns(outboundTurns.identity) } },
              convenient: { on: { turn: turns(outboundTurns.convenient) } },
            },
          },

          ...pendingStates(kit),

          /** TRN-CSAT was asked. */
          rating: {
            on: {
              turn: turns(ratingTurns),
              'caller.unintelligible': { target: 'farewell', actions: act(ratingMissed) },
              timer: {
                guard: when(due('silence', 'rating')),
                target: 'farewell',
                actions: act(ratingMissed),
              },
            },
          },

          /** The caller hangs up first; after a short wait the line is cut. */
          farewell: {
            on: {
              turn: turns(farewellTurns),
              'caller.unintelligible': { target: 'serving', actions: act(silence.inaudible) },
              timer: { guard: when(due('cut')), target: '#call.ended', actions: act(cutTheLine) },
              resumed: {},
            },
          },

          /** The farewell of a call that nobody answers: the line is cut when it was heard. */
          parting: {
            on: {
              turn: turns(farewellTurns),
              'caller.unintelligible': [
                {
                  guard: holds((now) => now.unintelligibleRun >= 2),
                  target: '#call.ended',
                  actions: act(cutTheLine),
                },
                { target: 'serving', actions: act(silence.inaudible) },
              ],
              parted: { target: '#call.ended', actions: act(cutTheLine) },
              resumed: {},
              timer: { guard: when(due('cut')), target: '#call.ended', actions: act(cutTheLine) },
            },
          },
        },
      },

      /** A handoff rings at one person after another; the caller waits. */
      handover: {
        on: {
          offered: { actions: act(handoff.offered) },
          queued: { actions: act(handoff.queued) },
          news: { actions: act(waiting.tellNews) },
          accepted: { actions: act(handoff.accepted) },
          joined: {
            guard: when(leg.isNoLeg),
            target: 'person',
            actions: act(handoff.joined),
          },
          'leg.answered': { guard: when(leg.isRinging), actions: act(leg.brief) },
          'leg.failed': {
            guard: when(leg.isRinging),
            target: 'handedBack',
            actions: act(leg.legFailed),
          },
          'human.key': [
            { guard: when(leg.accepts), target: 'person', actions: act(leg.acceptedByKey) },
            { guard: when(leg.declines), target: 'handedBack', actions: act(leg.declinedByKey) },
          ],
          'human.left': {
            guard: when(handoff.isExpected),
            target: 'handedBack',
            actions: act(handoff.leftBeforeJoining),
          },
          nobody: { target: 'handedBack', actions: act(handoff.nobody) },
          declined: { target: 'handedBack', actions: act(handoff.declined) },
          timer: [
            { guard: when(due('offer')), target: 'handedBack', actions: act(handoff.timedOut) },
            { guard: when(due('news')), actions: act(waiting.askNews) },
          ],
          turn: turns(waitingTurns),
          resumed: { actions: act(resume.waitOnAfterFault) },
          'caller.left': { target: '#call.ended', actions: act(waiting.hungUpWaiting) },
        },
      },

      /** After a decline or a time-out: the next person is asked, or nobody is left to ask. */
      handedBack: {
        always: [
          { guard: holds((now) => now.awaiting === 'nothing'), target: 'handover' },
          {
            guard: holds((now) => now.contact?.purpose === 'handoff'),
            target: '#call.live.callback',
          },
          { target: '#call.live.promised' },
        ],
      },

      person: personState(kit),

      ended: { type: 'final' },
    },
  });
}
