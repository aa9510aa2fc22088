/**
 * Greeting, recording notice, opening question: word for word, in this order (decision 3). A
 * greeting that holds the question is said in two parts, the notice between them. Who waited is
 * asked for pardon in the question's place; who has to wait yet, for patience.
 */
import type { SpokenPhrase } from '../flow/memory.ts';
import type { OpeningSettings } from '../words/types.ts';
import { behave, type Script } from './behaviour.ts';
import { endHold, startHold } from './holding.ts';
import { byKeys } from './keypadHints.ts';
import { sayMenu } from './keypadMenu.ts';
import { askWho } from './outbound.ts';
import { onTurn } from './turn.ts';

/** Beyond three rings an answer is late (REC-2.1a, STD-1.1): ETI-6.2a takes the question's place. */
const LATE_MS = 15_000;

const question: SpokenPhrase = { phrase: 'opening.question' };

/** The first part of each greeting, and the question that comes after the notice. */
const greetings: Readonly<Record<OpeningSettings['greeting'], readonly [string, SpokenPhrase]>> = {
  standard: ['opening.greeting', question],
  named: ['opening.greeting.std_a', { phrase: 'opening.greeting.std_a', form: 'question' }],
  line: ['opening.greeting.std_b', { phrase: 'opening.greeting.std_b', form: 'question' }],
  company: ['opening.greeting.mgt', { phrase: 'opening.greeting.mgt', form: 'question' }],
  switchboard: ['opening.switchboard', question],
};

export const open = behave((script, { event, words, at }) => {
  if (event.type !== 'answered') return;
  const { greeting, lineName } = words.company.opening;
  const [first, asking] = greetings[greeting];
  const { atMostMs, warnBeforeMs } = words.company.callLimit;
  script
    .add({ type: 'timer', timer: 'limit', afterMs: atMostMs - warnBeforeMs })
    .remember({
      channel: event.channel,
      caller: {
        ...script.memory.caller,
        number: event.caller.number ?? null,
        name: event.caller.name ?? null,
      },
    })
    .add(
      {
        type: 'say',
        phrase: first,
        ...(lineName === undefined ? {} : { slots: { company: lineName } }),
      },
      {
        type: 'say',
        phrase: 'opening.notice',
        onceHeard: { type: 'consent.changed', recording: 'notified' },
      },
    )
    .remember({ question: { phrase: 'opening.question', form: 'full' } });
  const late = event.ringMs > LATE_MS;
  if (event.outbound !== undefined) askWho(script, event.outbound);
  else if (event.busyMs !== undefined) askForPatience(script, at, event.busyMs);
  else if (late) askNeed(script, { phrase: 'opening.late' });
  else if (byKeys(script.memory)) sayMenu(script);
  else askNeed(script, asking);
});

/** The open question, in whichever words; who can only press keys gets the menu after it. */
function askNeed(script: Script, { phrase, ...options }: SpokenPhrase): void {
  script.say(phrase, options);
  if (byKeys(script.memory)) sayMenu(script);
  else script.wait('opening');
}

/** Everybody is busy (STD-1.3): no silence timer runs while the caller waits. */
function askForPatience(script: Script, at: Date, busyMs: number): void {
  script.say('opening.busy');
  startHold(script, at, 'busy');
  script.add({ type: 'timer', timer: 'busy', afterMs: busyMs });
}

/** What the caller says meanwhile is answered when it is their turn. */
export const keepForLater = onTurn(
  (script, { memory }) => {
    const rest = memory.rest === null ? script.text : `${memory.rest}，${script.text}`;
    script.remember({ rest }).say('bridge.wait');
  },
  { enters: false },
);

/** It is the caller's turn: STD-1.3's second half, then what they have said meanwhile. */
export const serveAfterWaiting = behave((script, { at }) => {
  const { rest } = script.memory;
  endHold(script, at, 'done');
  askNeed(script.remember({ rest: null }), { phrase: 'opening.busy_after' });
  if (rest !== null) script.add({ type: 'take_up', text: rest });
});
