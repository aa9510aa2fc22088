/**
 * The course of a call on one page: phases, and which behaviour carries the call from one to the
 * next. Used through XState's pure `transition()` only; no actor ever runs. What a behaviour says
 * or does is in `agent/behaviours`; which situation speaks first is decided by `recognise`.
 */
import { setup } from 'xstate';
import type { Behave, FlowEvent, Scene } from '../behaviours/behaviour.ts';
import * as callback from '../behaviours/callback.ts';
import * as closing from '../behaviours/closing.ts';
import * as complaint from '../behaviours/complaint.ts';
import * as ending from '../behaviours/ending.ts';
import * as handoff from '../behaviours/handoff.ts';
import { open } from '../behaviours/opening.ts';
import * as outOfScope from '../behaviours/outOfScope.ts';
import * as replies from '../behaviours/replies.ts';
import * as serve from '../behaviours/serve.ts';
import * as silence from '../behaviours/silence.ts';
import { hasSituation, leading } from '../behaviours/turn.ts';
import type { Words } from '../words/types.ts';
import type { Step, TimerName } from './events.ts';
import type { Awaiting, CallMemory } from './memory.ts';

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
  const scene = ({ context, event }: Moment): Scene => ({
    memory: context.memory,
    event,
    words,
    at: event.at,
    ids: event.ids,
  });
  const kit = setup({
    types: { context: {} as MachineContext, events: {} as MachineEvent },
  });
  const act = (behave: Behave) =>
    kit.assign((moment) => {
      const done = behave(scene(moment));
      return { memory: done.memory, steps: [...moment.context.steps, ...done.steps] };
    });
  const when = (test: (scene: Scene) => boolean) => (moment: Moment) => test(scene(moment));
  const leads = (situation: string) => when((now) => leading(now) === situation);
  const has = (situation: string) => when((now) => hasSituation(now, situation));
  const due = (timer: TimerName, ...awaiting: Awaiting[]) =>
    when(
      ({ event, memory: now }) =>
        event.type === 'timer' &&
        event.timer === timer &&
        (awaiting.length === 0 || awaiting.includes(now.awaiting)),
    );
  /** What a pending question does not take as its answer: answered in between, the question stays. */
  const asides = [
    { guard: leads('repeat'), actions: act(serve.repeatLast) },
    { guard: when(serve.needsMoment), actions: act(silence.grantMoment) },
    { guard: when(replies.isAside), actions: act(replies.answerAside) },
  ];
  const left = { target: '#call.ended', actions: act(ending.callerLeft) };

  return kit.createMachine({
    id: 'call',
    initial: 'ringing',
    context: { memory, steps: [] },
    on: {
      failed: { target: '#call.ended', actions: act(ending.failed) },
      'ear.changed': { actions: act(ending.earChanged) },
      'caller.left': left,
    },
    states: {
      ringing: { on: { answered: { target: 'live', actions: act(open) } } },

      live: {
        initial: 'serving',
        on: {
          turn: [
            { guard: has('danger'), target: '#call.handover', actions: act(serve.danger) },
            { guard: has('recording_objection'), actions: act(serve.recordingObjection) },
            { guard: leads('abuse'), target: '.callback', actions: act(callback.abused) },
            { guard: leads('complaint'), target: '.complaint', actions: act(complaint.complain) },
            {
              guard: leads('person_request'),
              target: '#call.handover',
              actions: act(serve.personRequested),
            },
            {
              guard: leads('identity_failed'),
              target: '#call.handover',
              actions: act(serve.identityFailed),
            },
            {
              guard: leads('other_language'),
              target: '#call.handover',
              actions: act(serve.otherLanguage),
            },
            { guard: when(serve.needsMoment), actions: act(silence.grantMoment) },
            {
              guard: when(
                (now) => leading(now) === 'out_of_scope' && outOfScope.hasDirectoryEntry(now),
              ),
              target: '.serving',
              actions: act(outOfScope.refer),
            },
            {
              guard: leads('out_of_scope'),
              target: '.consent',
              actions: act(outOfScope.askConsent),
            },
            {
              guard: leads('cannot_answer'),
              target: '.callback',
              actions: act(callback.cannotAnswer),
            },
            {
              guard: leads('chit_chat'),
              target: '.serving',
              actions: act(serve.answerWith('chit_chat')),
            },
            {
              guard: leads('instructions_request'),
              target: '.serving',
              actions: act(serve.answerWith('instructions_request')),
            },
            {
              guard: leads('are_you_human'),
              target: '.serving',
              actions: act(serve.answerWith('are_you_human')),
            },
            {
              guard: leads('personal_info'),
              target: '.serving',
              actions: act(replies.personalInformation),
            },
            {
              guard: leads('line_busy_blame'),
              target: '.serving',
              actions: act(serve.answerWith('opening.late')),
            },
            {
              guard: leads('slow_blame'),
              target: '.serving',
              actions: act(serve.answerWith('slow_blame')),
            },
            { guard: leads('suggestion'), target: '.serving', actions: act(serve.suggestion) },
            { guard: leads('wrong_number'), target: '.farewell', actions: act(closing.misdialled) },
            { guard: leads('repeat'), target: '.serving', actions: act(serve.repeatLast) },
            { guard: leads('need_unclear'), target: '.unclear', actions: act(serve.needUnclear) },
            {
              guard: when(replies.closesAnythingElse),
              target: '.farewell',
              actions: act(closing.sayFarewell),
            },
            { guard: when(replies.wantsMore), target: '.serving', actions: act(replies.goOn) },
            {
              guard: when(replies.acknowledges),
              target: '.serving',
              actions: act(replies.acknowledged),
            },
            { guard: leads('praise'), target: '.serving', actions: act(serve.praised) },
            {
              guard: when(
                (now) => leading(now) === 'nothing_more' && closing.anythingElseWasAsked(now),
              ),
              target: '.farewell',
              actions: act(closing.nothingMore),
            },
            { guard: leads('nothing_more'), target: '.serving', actions: act(closing.nothingMore) },
            { guard: leads('thanks'), target: '.serving', actions: act(closing.thanked) },
            { target: '.serving', actions: act(serve.answerByModel) },
          ],
          replied: { target: '.unclear', actions: act(serve.replied) },
          /** Accepted at the last moment: a person is a person. */
          joined: { target: '#call.person', actions: act(handoff.joined) },
          'caller.unintelligible': [
            {
              guard: when((now) => now.memory.unintelligibleRun >= 1),
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
            { guard: due('silence', 'question'), actions: act(silence.repeatQuestion) },
            {
              guard: when(
                (now) =>
                  now.memory.anythingElseAsked >= 2 && now.memory.awaiting === 'anything_else',
              ),
              target: '#call.ended',
              actions: act(silence.noReplyAtEnd),
            },
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

          /** Where a turn that was not understood ends: a question again, or a person offered. */
          unclear: {
            always: [
              { guard: ({ context }) => context.memory.consentFor !== null, target: 'consent' },
              { target: 'serving' },
            ],
          },

          complaint: {
            initial: 'route',
            states: {
              route: {
                always: [
                  {
                    guard: ({ context }) => Boolean(context.memory.complaint?.ticketId),
                    target: '#call.handover',
                  },
                  {
                    guard: ({ context }) => !context.memory.complaint,
                    target: '#call.live.serving',
                  },
                  { guard: ({ context }) => !context.memory.contact, target: 'elements' },
                  {
                    guard: ({ context }) => context.memory.contact?.number != null,
                    target: 'confirming',
                  },
                  { target: 'contact' },
                ],
              },
              elements: {
                on: {
                  turn: [
                    ...asides,
                    {
                      guard: has('person_request'),
                      target: 'route',
                      actions: act(complaint.personDuringComplaint),
                    },
                    {
                      guard: when(complaint.withdrawsComplaint),
                      target: '#call.live.serving',
                      actions: act(complaint.dropComplaint),
                    },
                    {
                      guard: when(replies.isAnswer),
                      target: 'route',
                      actions: act(complaint.tellElements),
                    },
                  ],
                },
              },
              contact: {
                on: {
                  turn: [
                    ...asides,
                    {
                      guard: has('person_request'),
                      target: 'route',
                      actions: act(complaint.personDuringComplaint),
                    },
                    {
                      guard: when(replies.isAnswer),
                      target: 'route',
                      actions: act(complaint.takeComplaintContact),
                    },
                  ],
                },
              },
              confirming: {
                on: {
                  turn: [
                    ...asides,
                    {
                      guard: has('person_request'),
                      target: 'route',
                      actions: act(complaint.personDuringComplaint),
                    },
                    {
                      guard: when(replies.isAnswer),
                      target: 'route',
                      actions: act(complaint.confirmComplaintContact),
                    },
                  ],
                },
              },
            },
          },

          /** STD-3.4d was said; whatever the caller answers, ETI-6.5a follows. */
          promised: {
            on: {
              turn: [
                ...asides,
                {
                  guard: when(replies.isShortAnswer),
                  target: 'serving',
                  actions: act(complaint.afterDeadline),
                },
              ],
            },
          },

          callback: {
            initial: 'route',
            states: {
              route: {
                always: [
                  {
                    guard: ({ context }) =>
                      !context.memory.contact && context.memory.awaiting === 'question',
                    target: '#call.live.promised',
                  },
                  { guard: ({ context }) => !context.memory.contact, target: '#call.live.serving' },
                  {
                    guard: ({ context }) => context.memory.contact?.number != null,
                    target: 'confirming',
                  },
                  { target: 'asking' },
                ],
              },
              asking: {
                on: {
                  turn: [
                    ...asides,
                    {
                      guard: when(replies.isAnswer),
                      target: 'route',
                      actions: act(callback.takeCallbackContact),
                    },
                  ],
                },
              },
              confirming: {
                on: {
                  turn: [
                    ...asides,
                    {
                      guard: when(replies.isAnswer),
                      target: 'route',
                      actions: act(callback.confirmCallbackContact),
                    },
                  ],
                },
              },
            },
          },

          /** STD-3.3a was asked. */
          consent: {
            on: {
              turn: [
                ...asides,
                {
                  guard: when(outOfScope.refusesOffer),
                  target: 'serving',
                  actions: act(outOfScope.noConsent),
                },
                {
                  guard: when(outOfScope.agrees),
                  target: '#call.handover',
                  actions: act(outOfScope.consent),
                },
              ],
            },
          },

          /** The farewell was said: speech reopens the call, more goodbyes do not. */
          farewell: {
            on: {
              turn: { guard: when(closing.isGoodbye), actions: act(closing.goodbyeAgain) },
              timer: { guard: due('cut'), target: '#call.ended', actions: act(closing.cutTheLine) },
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
          'human.left': { actions: act(handoff.timedOut), target: 'handedBack' },
          nobody: { target: 'handedBack', actions: act(handoff.nobody) },
          declined: { target: 'handedBack', actions: act(handoff.declined) },
          timer: [
            { guard: due('offer'), target: 'handedBack', actions: act(handoff.timedOut) },
            { guard: due('news'), actions: act(handoff.tellNews) },
          ],
          turn: [
            { guard: has('recording_objection'), actions: act(serve.recordingObjection) },
            {
              guard: when(replies.wantsCallback),
              target: 'handedBack',
              actions: act(handoff.chooseCallback),
            },
            {
              guard: when(replies.givesUpWaiting),
              target: 'live',
              actions: act(handoff.giveUpWaiting),
            },
            { actions: act(handoff.newsOnTurn) },
          ],
          'caller.left': { target: '#call.ended', actions: act(handoff.hungUpWaiting) },
        },
      },

      /** After a decline or a time-out: the next person is asked, or nobody is left to ask. */
      handedBack: {
        always: [
          { guard: ({ context }) => context.memory.awaiting === 'nothing', target: 'handover' },
          {
            guard: ({ context }) => context.memory.contact?.purpose === 'handoff',
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

export type CallMachine = ReturnType<typeof createMachine>;
