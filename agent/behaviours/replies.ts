/**
 * How a caller's words answer what the agent asked: whether a pending question may take them as its
 * answer, and the short acknowledgements around the end of a need.
 */
import type { Scene } from './behaviour.ts';
import { answer, plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { leading, onTurn } from './turn.ts';

/** Situations that no pending question may swallow (decision 11). */
const first = new Set(['danger', 'recording_objection', 'other_language']);
/** Situations that are answered in between; the question stays. */
const aside = new Set([
  'are_you_human',
  'instructions_request',
  'need_unclear',
  'personal_info',
  'abuse',
]);

function said({ event }: Scene): string {
  return event.type === 'turn' ? plain(event.text) : '';
}

/** Whether a pending question may take the turn as its answer. */
export function isAnswer(scene: Scene): boolean {
  const situation = leading(scene);
  return situation === null || !(first.has(situation) || aside.has(situation));
}

/** Whether the turn is answered in between, and the question stays. */
export function isAside(scene: Scene): boolean {
  return aside.has(leading(scene) ?? '');
}

const asidePhrases: Readonly<Record<string, string>> = {
  are_you_human: 'are_you_human',
  instructions_request: 'instructions_request',
  personal_info: 'personal_info.number',
  abuse: 'mood.empathy',
};

/** Answers, then asks the pending question again. */
export const answerAside = onTurn((script, scene) => {
  const phrase = asidePhrases[leading(scene) ?? ''];
  const { question } = script.memory;
  if (phrase) script.say(phrase);
  if (question && 'phrase' in question) script.say(question.phrase, question);
  else if (question) script.add({ type: 'say_again', text: question.text });
  script.wait('question');
});

/** An answer to 请问这样可以吗: short, or a plain yes or no. */
export function isShortAnswer(scene: Scene): boolean {
  const situation = leading(scene);
  if (situation === 'nothing_more' || situation === 'thanks') return true;
  if (situation !== null) return false;
  return answer(said(scene)) !== null || said(scene).length <= 8;
}

/** No to 请问还有其他问题吗. */
export function closesAnythingElse(scene: Scene): boolean {
  const text = said(scene);
  return (
    scene.memory.awaiting === 'anything_else' &&
    text.length <= 12 &&
    answer(text) === 'no' &&
    !/怎么|吗|多少|如何|为什么|哪/u.test(text)
  );
}

/** A bare yes to 请问还有其他问题吗. */
export function wantsMore(scene: Scene): boolean {
  return (
    scene.memory.awaiting === 'anything_else' &&
    /^(?:嗯+[，,]?)?(?:有(?:的|啊|呢)?|还有(?:一)?(?:个)?(?:问题|事)?|是的|对)[。！]?$/u.test(
      said(scene),
    )
  );
}

export const goOn = onTurn((script) => {
  script.ask('listening.go_on').remember({ anythingElseAsked: 0 });
});

/** 好的, 清楚了, 可以 after an answer: the need is met (STD-4.1), ETI-6.5a follows. */
export function acknowledges(scene: Scene): boolean {
  return (
    scene.memory.awaiting === 'answer_check' &&
    /^(?:嗯+|哦+|噢|好(?:的|嘞|吧)?|行|可以(?:了)?|明白(?:了)?|清楚(?:了)?|知道(?:了)?|了解(?:了)?|懂(?:了)?|是的|对|没问题|ok|[，,。！!啊呢吧])+$/iu.test(
      said(scene),
    )
  );
}

export const acknowledged = onTurn((script) => askAnythingElse(script.remember({ met: true })), {
  enters: false,
});

/** Only the work number; pressed, company rules allow no more (ETI-6.1f). */
export const personalInformation = onTurn((script) => {
  script
    .ask(script.memory.numberAsked ? 'personal_info.pressed' : 'personal_info.number')
    .remember({ numberAsked: true })
    .wait('answer_check');
});

/** While waiting: 回电, or a person is no longer wanted. */
export function wantsCallback(scene: Scene): boolean {
  return /回(?:个)?电|回(?:拨|复)?(?:给)?我|打(?:回|给)我|给我(?:回|打)|联系我/u.test(said(scene));
}

export function givesUpWaiting(scene: Scene): boolean {
  return /^(?:那|那就)?(?:算了|不(?:用|要|需要)?(?:再)?(?:转|等|找)|取消|别转)/u.test(said(scene));
}
