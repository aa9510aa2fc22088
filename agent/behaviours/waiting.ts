/**
 * What a caller who waits for a person hears and may do: news of how it stands, a callback instead, an
 * answer instead, giving up, hanging up.
 */
import { behave } from './behaviour.ts';
import { askAnythingElse } from './closing.ts';
import { nobodyThere, withdraw } from './handoff.ts';
import { callBackWhoHungUp, settleUnfinished } from './record.ts';
import { onTurn } from './turn.ts';

/** News for a caller who waits, at intervals and whenever they ask: `news` comes back. */
export const askNews = behave((script) => {
  const { handoff } = script.memory;
  if (handoff) script.add({ type: 'news', handoffId: handoff.handoffId });
});

export const newsOnTurn = onTurn((script) => {
  const { handoff } = script.memory;
  if (handoff) script.add({ type: 'news', handoffId: handoff.handoffId });
});

/** The place in line, where somebody is before them; how long it takes, where the day has told. */
export const tellNews = behave((script, { event, words }) => {
  const { handoff } = script.memory;
  if (event.type !== 'news' || handoff?.handoffId !== event.handoffId) return;
  const { position, waitMs } = event.news ?? { position: 0, waitMs: null };
  const slots = {
    ...(position === 0 ? {} : { position: `${position}` }),
    ...(waitMs === null ? {} : { wait: `${Math.max(1, Math.ceil(waitMs / 60_000))}分钟` }),
  };
  const form = waitMs === null ? 'first_in_line' : position === 0 ? 'first_with_time' : 'with_time';
  const plain = position > 0 && waitMs === null;
  script
    .say('waiting.news', plain ? { slots } : { form, slots })
    .add({ type: 'timer', timer: 'news', afterMs: words.company.handoff.newsEveryMs });
});

/** The caller would rather be called back (回电). */
export const chooseCallback = onTurn((script, { words }) => {
  withdraw(script);
  nobodyThere(script, words.company);
});

/** The caller does not want to wait any longer, nor to be called. */
export const giveUpWaiting = onTurn((script) => {
  withdraw(script);
  askAnythingElse(script.remember({ anythingElseAsked: 0 }));
});

/** The caller would rather have an answer than a person. */
export const turnBack = onTurn((script) => {
  withdraw(script);
  script.remember({ matter: script.text }).reply(script.text);
});

/**
 * The caller hung up while waiting: the offer is taken back at once, and who has given a number is
 * called back.
 */
export const hungUpWaiting = behave((script, scene) => {
  const { event } = scene;
  const { handoff } = script.memory;
  const reason = event.type === 'caller.left' ? event.reason : 'hung_up';
  if (handoff) {
    script
      .journal({ type: 'handoff.abandoned', handoffId: handoff.handoffId, cause: 'hung_up' })
      .add({ type: 'withdraw', handoffId: handoff.handoffId, cause: 'hung_up' });
    callBackWhoHungUp(script, scene);
  }
  settleUnfinished(script, scene);
  script.add({ type: 'end', by: 'caller', reason });
});
