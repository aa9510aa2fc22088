/**
 * The course of a call on one page: phases, and which behaviour carries the call from one to the
 * next. What a behaviour says or does is in `agent/behaviours`; which one takes a caller's turn is
 * in the turn tables beside this file.
 */
import type { Scene } from '../behaviours/behaviour.ts';
import { beginAsking } from '../behaviours/complaint.ts';
import * as ending from '../behaviours/ending.ts';
import * as handoff from '../behaviours/handoff.ts';
import * as identity from '../behaviours/identity.ts';
import * as keypad from '../behaviours/keypadMenu.ts';
import * as opening from '../behaviours/opening.ts';
import { cutTheLine } from '../behaviours/parting.ts';
import { ratingMissed } from '../behaviours/satisfaction.ts';
import * as serve from '../behaviours/serve.ts';
import * as silence from '../behaviours/silence.ts';
import type { Words } from '../words/types.ts';
import { createKit } from './kit.ts';
import { liveTimers } from './liveTimers.ts';
import type { CallMemory } from './memory.ts';
import { outboundTurns } from './outboundTurns.ts';
import { due } from './turnRow.ts';
import {
  blameTurns,
  busyTurns,
  callbackTurns,
  complaintTurns,
  consentTurns,
  farewellTurns,
  gistTurns,
  identityTurns,
  liveTurns,
  needTurns,
  partsTurns,
  promisedTurns,
  ratingTurns,
  refusalTurns,
  rightNumberTurns,
  waitingTurns,
} from './turns.ts';

const rings = ({ event }: Scene) => event.type === 'answered' && event.outbound !== undefined;
const isBusy = ({ event }: Scene) => event.type === 'answered' && event.busyMs !== undefined;
const isUnrecorded = ({ complaint }: CallMemory) =>
  complaint !== null && complaint.ticketId === null;

const isHandedOver = ({ contact, handoff, awaiting }: CallMemory) =>
  contact === null && handoff !== null && awaiting === 'nothing';

/** Builds the statechart for one release of the words. */
export function createMachine(words: Words, memory: CallMemory) {
  const { createMachine: create, act, when, turns, holds } = createKit(words);
  /** The agent has just asked one of these, and waits. */
  const asks = (...phrases: string[]) =>
    holds(
      ({ awaiting, question }) =>
        awaiting === 'question' &&
        question !== null &&
        'phrase' in question &&
        phrases.includes(question.phrase),
    );
  return create({
    id: 'call',
    initial: 'ringing',
    context: { memory, steps: [] },
    on: {
      failed: { target: '#call.ended', actions: act(ending.failed) },
      'ear.changed': { actions: act(ending.earChanged) },
      'caller.left': { target: '#call.ended', actions: act(ending.callerLeft) },
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
          // Accepted at the last moment: a person is a person.
          joined: { target: '#call.person', actions: act(handoff.joined) },
          'ear.changed': [
            {
              guard: when(ending.losesEarByPhone),
              target: '.serving',
              actions: act(keypad.fallBack),
            },
            { actions: act(ending.earChanged) },
          ],
          'caller.unintelligible': [
            {
              guard: holds((now) => now.unintelligibleRun >= 1),
              target: '.parting',
              actions: act(silence.inaudible),
            },
            { actions: act(silence.inaudible) },
          ],
          timer: turns(liveTimers),
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

          /** A behaviour asked one of several things: what it remembered tells which. */
          asked: {
            always: [
              { guard: asks('transfer.consent', 'refuse.alternative'), target: 'consent' },
              { guard: asks('confirm.wish'), target: 'need' },
              { guard: asks('need.summary'), target: 'gist' },
              { guard: asks('identity.ask', 'identity.ask_again'), target: 'callback' },
              { target: 'serving' },
            ],
          },

          /** ETI-6.2d was said; the caller may tell what happened. */
          blame: {
            initial: 'route',
            states: {
              route: {
                always: [
                  { guard: asks('mistake_blame'), target: 'asked' },
                  { target: '#call.live.asked' },
                ],
              },
              asked: { on: { turn: turns(blameTurns) } },
            },
          },

          /** STD-1.4a was said: the right number is on offer. */
          rightNumber: { on: { turn: turns(rightNumberTurns) } },

          /** Long information, told in parts. */
          parts: {
            initial: 'writing',
            on: { replied: { actions: act(serve.repliedAside) } },
            states: {
              route: {
                always: [
                  { guard: asks('long.noted'), target: 'telling' },
                  { target: '#call.live.serving' },
                ],
              },
              writing: { on: { turn: turns(partsTurns.writing) } },
              telling: { on: { turn: turns(partsTurns.telling) } },
            },
          },

          /** STD-3.5 was said: the alternative is on offer. */
          refusal: { on: { turn: turns(refusalTurns) } },

          /** STD-2.2b was said: the gist of a rambling telling waits for its yes. */
          gist: { on: { turn: turns(gistTurns) } },

          /** A wish was restated; it waits for the yes (decision 2). */
          need: {
            initial: 'asked',
            on: { replied: { actions: act(serve.repliedAside) } },
            states: {
              route: {
                always: [
                  { guard: holds((now) => now.need === null), target: '#call.live.serving' },
                  { target: 'asked' },
                ],
              },
              asked: { on: { turn: turns(needTurns) } },
            },
          },

          /** Who calls, before an account fact is told. */
          identity: {
            initial: 'route',
            on: {
              replied: { actions: act(serve.repliedAside) },
              'tool.returned': [
                {
                  guard: when(identity.identityHasFailed),
                  target: '#call.handover',
                  actions: act(identity.identityFailed),
                },
                {
                  guard: when(identity.identityReturned),
                  target: '.route',
                  actions: act(identity.identityMatched),
                },
              ],
            },
            states: {
              route: {
                always: [
                  {
                    guard: asks('transfer.consent', 'refuse.alternative'),
                    target: '#call.live.consent',
                  },
                  { guard: holds((now) => now.need === null), target: '#call.live.serving' },
                  { target: 'asked' },
                ],
              },
              asked: { on: { turn: turns(identityTurns) } },
            },
          },

          complaint: {
            initial: 'route',
            on: {
              replied: [
                {
                  guard: holds((now) => now.question === null),
                  target: '.route',
                  actions: act(beginAsking),
                },
                { actions: act(serve.repliedAside) },
              ],
            },
            states: {
              route: {
                always: [
                  { guard: holds((now) => now.complaint === null), target: '#call.live.serving' },
                  {
                    guard: holds((now) => now.complaint?.ticketId != null),
                    target: '#call.handover',
                  },
                  { guard: holds((now) => now.contact === null), target: 'elements' },
                  { guard: holds((now) => now.contact?.number != null), target: 'confirming' },
                  { target: 'contact' },
                ],
              },
              elements: { on: { turn: turns(complaintTurns.elements) } },
              contact: { on: { turn: turns(complaintTurns.contact) } },
              confirming: { on: { turn: turns(complaintTurns.confirming) } },
            },
          },

          callback: {
            initial: 'route',
            on: { replied: { actions: act(serve.repliedAside) } },
            states: {
              route: {
                always: [
                  {
                    guard: holds((now) => now.contact === null && isUnrecorded(now)),
                    target: '#call.live.complaint.route',
                  },
                  // A complaint that waited for the contact was recorded with it, and handed over.
                  { guard: holds(isHandedOver), target: '#call.handover' },
                  {
                    guard: holds((now) => now.contact === null && now.awaiting === 'question'),
                    target: '#call.live.promised',
                  },
                  { guard: holds((now) => now.contact === null), target: '#call.live.serving' },
                  { guard: holds((now) => now.contact?.confirmed === true), target: 'naming' },
                  { guard: holds((now) => now.contact?.number != null), target: 'confirming' },
                  { target: 'asking' },
                ],
              },
              asking: { on: { turn: turns(callbackTurns.asking) } },
              naming: { on: { turn: turns(callbackTurns.naming) } },
              confirming: { on: { turn: turns(callbackTurns.confirming) } },
            },
          },

          /** STD-3.4d was said. */
          promised: { on: { turn: turns(promisedTurns) } },

          /** STD-3.3a was asked. */
          consent: { on: { turn: turns(consentTurns) } },

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
              timer: { guard: when(due('cut')), target: '#call.ended', actions: act(cutTheLine) },
            },
          },
        },
      },

      /** A handoff rings at one person after another; the caller waits. */
      handover: {
        on: {
          offered: { actions: act(handoff.offered) },
          accepted: { actions: act(handoff.accepted) },
          joined: { target: 'person', actions: act(handoff.joined) },
          'human.left': { target: 'handedBack', actions: act(handoff.timedOut) },
          nobody: { target: 'handedBack', actions: act(handoff.nobody) },
          declined: { target: 'handedBack', actions: act(handoff.declined) },
          timer: [
            { guard: when(due('offer')), target: 'handedBack', actions: act(handoff.timedOut) },
            { guard: when(due('news')), actions: act(handoff.tellNews) },
          ],
          turn: turns(waitingTurns),
          'caller.left': { target: '#call.ended', actions: act(handoff.hungUpWaiting) },
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

      /** A person speaks with the caller; the agent is silent and only keeps the journal. */
      person: {
        on: {
          'human.said': { actions: act(ending.personSaid) },
          'human.left': { target: '#call.ended', actions: act(handoff.personLeft) },
          'caller.left': { target: '#call.ended', actions: act(handoff.callerLeftPerson) },
        },
      },

      ended: { type: 'final' },
    },
  });
}
