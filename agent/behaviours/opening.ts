/** Greeting, recording notice, opening question: word for word, in this order (decision 3). */
import { behave } from './behaviour.ts';

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
    .say('opening.question')
    .remember({ question: { phrase: 'opening.question', form: 'full' } })
    .wait('opening');
});
