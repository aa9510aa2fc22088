/**
 * Satisfaction (TRN-CSAT), where the company asks for it: after the "no" to anything else, before
 * the farewell, once, by key or speech. Whatever is no rating asks nothing more; a new need reopens
 * the call. Not after abuse, danger or a wrong number, nor where nobody answers any more.
 */
import { wishIn } from './account.ts';
import { behave, type Scene } from './behaviour.ts';
import { questionBeside } from './businessText.ts';
import { plain } from './callerText.ts';
import { farewell } from './closing.ts';
import { isOnlyRating } from './ratingText.ts';
import { leading, onTurn } from './turn.ts';

/** Situations that a caller who is asked for a rating may be in without needing anything. */
const noNeed = new Set(['thanks', 'praise', 'nothing_more', 'need_unclear', 'chit_chat']);

/** Whether satisfaction is asked for before this call's farewell. */
export function isAsked({ memory, words: { company } }: Scene): boolean {
  const { ratingAsked, abuse, unrated } = memory;
  return company.satisfaction.asked && !ratingAsked && abuse === 'none' && !unrated;
}

export const askRating = onTurn((script) => {
  script.say('satisfaction.ask').remember({ ratingAsked: true }).wait('rating');
});

/** The caller rates (that is written with the turn), or says what is neither a rating nor a need. */
export const takeRating = onTurn((script, { words }) => farewell(script, words.company), {
  enters: false,
});

/** Nothing within the limit, or speech without words: the farewell. */
export const ratingMissed = behave((script, { event, words }) => {
  if (event.type === 'timer') script.journal({ type: 'caller.silent', ms: script.limit });
  farewell(script, words.company);
});

/** A rating alone, or nothing that anybody needs. */
export function needsNothing(scene: Scene): boolean {
  const { event } = scene;
  if (event.type !== 'turn') return false;
  if (event.via === 'keypad' || isOnlyRating(event.text)) return true;
  const situation = leading(scene);
  if (situation !== null && !noNeed.has(situation)) return false;
  return (
    questionBeside(event.text) === null && wishIn(event.text) === null && !namesNeed(event.text)
  );
}

function namesNeed(text: string): boolean {
  return /想(?:问|查|办|要|咨询|了解)|还(?:有|想|要)(?!事)|再问|问一?下|顺便|帮我|我要|怎么(?:办|弄|续)|证书|续期|解锁|发票|退款|网点|驱动|补办/u.test(
    plain(text),
  );
}
