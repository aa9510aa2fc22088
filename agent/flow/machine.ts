/**
 * The course of a call on one page: phases, and which behaviour carries the call from one to the
 * next. Used through XState's pure `transition()` only; no actor ever runs. What a behaviour says
 * or does is in `agent/behaviours`; which one takes a caller's turn is in `turns.ts`.
 */
import { setup } from 'xstate';
import type { Behave, FlowEvent, Scene } from '../behaviours/behaviour.ts';
import * as closing from '../behaviours/closing.ts';
import * as ending from '../behaviours/ending.ts';
import * as handoff from '../behaviours/handoff.ts';
import * as identity from '../behaviours/identity.ts';
import { open } from '../behaviours/opening.ts';
import * as serve from '../behaviours/serve.ts';
import * as silence from '../behaviours/silence.ts';
import type { Words } from '../words/types.ts';
import type { Step, TimerName } from './events.ts';
import type { Awaiting, CallMemory } from './memory.ts';
import {
  blameTurns,
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
  refusalTurns,
  rightNumberTurns,
  type TurnRow,
  waitingTurns,
} from './turns.ts';

export interface MachineContext {
  readonly memory: CallMemory;
  readonly steps: readonly Step[];
}

export type MachineEvent = FlowEvent & { readonly at: Date; readonly ids: readonly string[] };

interface Moment {
  readonly context: MachineContext;
  readonly event: MachineEvent;
}

/** Builds the statechart for one release of the words. */
export function createMachine(words: Words, memory: CallMemory) {
  const kit = setup({
    types: { context: {} as MachineContext, events: {} as MachineEvent },
  });
  const scene = ({ context, event }: Moment): Scene => ({
    memory: context.memory,
    event,
    words,
    at: event.at,
    ids: event.ids,
  });
  const act = (behave: Behave) =>
    kit.assign((moment) => {
      const done = behave(scene(moment));
      return { memory: done.memory, steps: [...moment.context.steps, ...done.steps] };
    });
  const when = (test: (scene: Scene) => boolean) => (moment: Moment) => test(scene(moment));
  const turns = (rows: readonly TurnRow[]) =>
    rows.map((row) => ({
      ...(row.when === undefined ? {} : { guard: when(row.when) }),
      ...(row.to === undefined ? {} : { target: row.to }),
      actions: act(row.does),
    }));
  const due = (timer: TimerName, ...awaiting: Awaiting[]) =>
    when(
      ({ event, memory: now }) =>
        event.type === 'timer' &&
        event.timer === timer &&
        (awaiting.length === 0 || awaiting.includes(now.awaiting)),
    );
  /** The agent has just asked one of these, and waits. */
  const asks =
    (...phrases: string[]) =>
    ({ context: { memory: now } }: Moment) =>
      now.awaiting === 'question' &&
      now.question !== null &&
      'phrase' in now.question &&
      phrases.includes(now.question.phrase);
  const holds = (test: (memory: CallMemory) => boolean) => (moment: Moment) =>
    test(moment.context.memory);

  return kit.createMachine({
    id: 'call',
    initial: 'ringing',
    context: { memory, steps: [] },
    on: {
      failed: { target: '#call.ended', actions: act(ending.failed) },
      'ear.changed': { actions: act(ending.earChanged) },
      'caller.left': { target: '#call.ended', actions: act(ending.callerLeft) },
    },
    states: {
      ringing: { on: { answered: { target: 'live', actions: act(open) } } },

      live: {
        initial: 'serving',
        on: {
          turn: turns(liveTurns),
          replied: { target: '.asked', actions: act(serve.replied) },
          // Accepted at the last moment: a person is a person.
          joined: { target: '#call.person', actions: act(handoff.joined) },
          'caller.unintelligible': [
            {
              guard: holds((now) => now.unintelligibleRun >= 1),
              target: '#call.ended',
              actions: act(silence.inaudible),
            },
            { actions: act(silence.inaudible) },
          ],
          timer: [
            { guard: due('notes'), actions: act(silence.momentOver) },
            {
              guard: when(silence.probesAreOver),
              target: '#call.ended',
              actions: act(silence.silentFarewell),
            },
            {
              guard: when(silence.askedEnough),
              target: '#call.ended',
              actions: act(silence.noReplyAtEnd),
            },
            { guard: due('silence', 'question'), actions: act(silence.repeatQuestion) },
            {
              guard: due('silence', 'answer_check', 'anything_else'),
              actions: act(silence.noReplyAtEnd),
            },
            {
              guard: due('silence', 'opening', 'question_again', 'probe'),
              actions: act(silence.probe),
            },
          ],
        },
        states: {
          serving: {},

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
            on: { replied: { actions: act(serve.repliedAside) } },
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

          farewell: {
            on: {
              turn: turns(farewellTurns),
              timer: {
                guard: due('cut'),
                target: '#call.ended',
                actions: act(closing.cutTheLine),
              },
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
            { guard: due('offer'), target: 'handedBack', actions: act(handoff.timedOut) },
            { guard: due('news'), actions: act(handoff.tellNews) },
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
