/**
 * The phases in which a question of ours waits for its answer. Each `route` reads from the memory
 * what was asked last, since a behaviour may have asked any of several things.
 */
import { beginAsking } from '../behaviours/complaint.ts';
import * as identity from '../behaviours/identity.ts';
import * as serve from '../behaviours/serve.ts';
import * as systemFault from '../behaviours/systemFault.ts';
import type { Kit } from './kit.ts';
import type { CallMemory } from './memory.ts';
import {
  blameTurns,
  callbackTurns,
  complaintTurns,
  consentTurns,
  contactChangeTurns,
  gistTurns,
  identityTurns,
  needTurns,
  partsTurns,
  personLostTurns,
  promisedTurns,
  refusalTurns,
  rightNumberTurns,
} from './pendingTurns.ts';

const isUnrecorded = ({ complaint }: CallMemory) =>
  complaint !== null && complaint.ticketId === null;
const isChanging = ({ contact }: CallMemory) => contact?.purpose === 'change';
const isHandedOver = ({ contact, handoff }: CallMemory) =>
  contact === null && handoff?.offering === true;

export function pendingStates({ act, when, turns, holds, asks }: Kit) {
  return {
    /** A behaviour asked one of several things: what it remembered tells which. */
    asked: {
      always: [
        { guard: asks('transfer.consent', 'refuse.alternative'), target: 'consent' },
        {
          guard: asks('confirm.wish', 'confirm.problem', 'confirm.business'),
          target: 'need',
        },
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
            guard: when(systemFault.toolHasFailed),
            target: '#call.live.callback',
            actions: act(systemFault.toolFailed),
          },
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
            { guard: holds(isChanging), target: '#call.live.contactChange' },
            { guard: holds((now) => now.need === null), target: '#call.live.serving' },
            { target: 'asked' },
          ],
        },
        asked: { on: { turn: turns(identityTurns) } },
      },
    },

    /** A verified caller's new number. */
    contactChange: {
      initial: 'route',
      on: { replied: { actions: act(serve.repliedAside) } },
      states: {
        route: {
          always: [
            { guard: asks('transfer.consent'), target: '#call.live.consent' },
            { guard: holds((now) => !isChanging(now)), target: '#call.live.serving' },
            { guard: holds((now) => now.contact?.number != null), target: 'confirming' },
            { target: 'asking' },
          ],
        },
        asking: { on: { turn: turns(contactChangeTurns.asking) } },
        confirming: { on: { turn: turns(contactChangeTurns.confirming) } },
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
            { guard: asks('complaint.deadline'), target: '#call.live.promised' },
            { guard: holds((now) => now.contact === null), target: '#call.live.asked' },
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

    /** The person was lost: another one, or a callback. */
    personLost: { on: { turn: turns(personLostTurns) } },

    /** STD-3.4d was said. */
    promised: { on: { turn: turns(promisedTurns) } },

    /** STD-3.3a was asked. */
    consent: { on: { turn: turns(consentTurns) } },
  };
}
