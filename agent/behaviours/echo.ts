/** The caller says back what they heard (哦，五十块啊): yes, where it is right, and on. */
import { numbersOf } from '../gate/numerals.ts';
import type { Scene } from './behaviour.ts';
import { plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { leading, onTurn } from './turn.ts';

const longest = 14;

/** 真的吗, of what was just told from knowledge or a look-up. */
const doubts =
  /^(?:啊|哦|噢|是|不会吧)*真的(?:吗|么|假的|是这样吗|啊)$|^(?:你)?(?:确定|肯定)(?:吗|么)$/u;

/** A number of the last answer, said back in few words, and nothing asked besides. */
export function echoesAnswer(scene: Scene): boolean {
  const { event, memory } = scene;
  if (event.type !== 'turn' || leading(scene) !== null || memory.awaiting !== 'answer_check') {
    return false;
  }
  const said = plain(event.text).replace(/[，,。！!？?]/gu, '');
  if (doubts.test(said)) return memory.met;
  if (said.length > longest || /多少|什么|怎么|哪|几|还是|那|企业的|个人的/u.test(said))
    return false;
  const numbers = numbersOf(said);
  const told = numbersOf(memory.answered);
  return (
    numbers.length > 0 &&
    numbers.every(({ value }) => told.some((number) => number.value === value))
  );
}

export const confirmEcho = onTurn(
  (script) => {
    askAnythingElse(script.say('listening.yes').remember({ anythingElseAsked: 0 }));
  },
  { enters: false },
);
