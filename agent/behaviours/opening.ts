/** Greeting, recording notice, opening question: word for word, in this order (decision 3). */
import { behave } from './behaviour.ts';

/** Beyond three rings an answer is late (REC-2.1a, STD-1.1): ETI-6.2a takes the question's place. */
const LATE_MS = 15_000;

export const open = behave((script, { event }) => {
  if (event.type !== 'answered') return;
  script
    .remember({
      channel: event.channel,
      caller: {
        ...script.memory.caller,
        number: event.caller.number ?? null,
        name: event.caller.name ?? null,
      },
    })
    .say('opening.greeting')
    .add({
      type: 'say',
      phrase: 'opening.notice',
      onceHeard: { type: 'consent.changed', recording: 'notified' },
    })
    .say(event.ringMs > LATE_MS ? 'opening.late' : 'opening.question')
    .remember({ question: { phrase: 'opening.question', form: 'full' } })
    .wait('opening');
});
