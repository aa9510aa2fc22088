/**
 * How a caller's words answer what the agent asked: whether a pending question may take them as its
 * answer, and the short acknowledgements around the end of a need.
 */
import { isFirstAbuse } from './abuse.ts';
import { titledCaller } from './address.ts';
import type { Scene } from './behaviour.ts';
import { asksAboutBusiness } from './businessText.ts';
import { answer, phoneNumber, plain } from './callerText.ts';
import { askAnythingElse, nothingMoreAfterAsking } from './closing.ts';
import { askAgain } from './goOn.ts';
import { howCanIHelp } from './needUnclear.ts';
import { promote } from './promotion.ts';
import { leading, onTurn } from './turn.ts';

/** Situations that no pending question may swallow (decision 11). */
const first = new Set(['danger', 'recording_objection', 'other_language', 'wrong_number']);
/** What a contact that is being taken does not swallow either. */
const beforeContact = new Set(['complaint', 'person_request']);
/** Situations that are answered in between; the question stays. */
const aside = new Set([
  'are_you_human',
  'instructions_request',
  'need_unclear',
  'personal_info',
  'slow_blame',
  'line_busy_blame',
]);

function said({ event }: Scene): string {
  return event.type === 'turn' ? plain(event.text) : '';
}

/** Whether a pending question may take the turn as its answer. */
export function isAnswer(scene: Scene): boolean {
  const situation = leading(scene);
  return (
    situation === null || !(first.has(situation) || aside.has(situation) || situation === 'abuse')
  );
}

/** Whether a contact may take the turn: a complaint, or the wish for a person, comes first. */
export function isContactAnswer(scene: Scene): boolean {
  return isAnswer(scene) && !beforeContact.has(leading(scene) ?? '');
}

/** Objects to recording, and gives a number in the same breath: both count. */
export function objectsAndGivesNumber(scene: Scene): boolean {
  return leading(scene) === 'recording_objection' && phoneNumber(said(scene)) !== null;
}

/** A question about our business while something else is asked. */
export function asksBusiness(scene: Scene): boolean {
  return leading(scene) === null && asksAboutBusiness(said(scene));
}

/** A short question that goes on about the matter (那要带什么), and is no answer to ours. */
export function asksOn(scene: Scene): boolean {
  const text = said(scene).replace(/[，,。！!]/gu, '');
  return (
    leading(scene) === null &&
    phoneNumber(text) === null &&
    text.length <= 16 &&
    /多少钱|要钱|带什么|带啥|什么材料|啥材料|怎么办(?!我)|多久|几天|在哪|地址|几点|能(?:不能)?用在/u.test(
      text,
    )
  );
}

/** The question in between is the model's; the pending one is asked again after it. */
export const answerBusinessAside = onTurn((script) => {
  script.reply(script.text);
});

/** Whether the turn is answered in between, and the question stays. */
export function isAside(scene: Scene): boolean {
  return aside.has(leading(scene) ?? '');
}

/** What is said in between, and its other wording where it was said just before (REC-2.2g). */
const asidePhrases: Readonly<Record<string, readonly [string, string]>> = {
  are_you_human: ['are_you_human', 'are_you_human.again'],
  instructions_request: ['instructions_request', 'instructions_request.again'],
  personal_info: ['personal_info.number', 'personal_info.pressed'],
  abuse: ['mood.empathy', 'understanding.pardon'],
  slow_blame: ['slow_blame', 'understanding.sorry'],
  line_busy_blame: ['slow_blame', 'understanding.sorry'],
};

/** Abuse while a contact is taken anyway: soothed now, its callback follows the contact. */
export const isAbuseAside = (scene: Scene) => leading(scene) === 'abuse';

/** Answers, then asks the pending question again. */
export const answerAside = onTurn((script, scene) => {
  const phrases = asidePhrases[leading(scene) ?? ''];
  if (phrases) script.say(phrases[script.saidBefore(phrases[0]) ? 1 : 0]);
  if (isFirstAbuse(scene)) script.remember({ abuse: 'owed' });
  askAgain(script.remember({ consentFor: scene.memory.consentFor }));
});

/** An answer to 请问这样可以吗: short, or a plain yes or no. */
export function isShortAnswer(scene: Scene): boolean {
  const situation = leading(scene);
  if (situation === 'nothing_more' || situation === 'thanks') return true;
  if (situation !== null || asksBusiness(scene)) return false;
  return answer(said(scene)) !== null || said(scene).length <= 8;
}

/** No to 请问还有其他问题吗, or a plain 好的: nothing but words that end. */
export function closesAnythingElse(scene: Scene): boolean {
  return (
    scene.memory.awaiting === 'anything_else' &&
    /^(?:没有?(?:别的|其他|其它|什么|啥|了)*(?:的)?(?:问题|事情?|需要)?(?:了)?|不用(?:了)?|不需要(?:了)?|不了|不|没事(?:儿)?(?:了)?|算了|好(?:的|嘞|吧)?|行(?:吧)?|可以(?:了)?|知道(?:了)?|清楚(?:了)?|明白(?:了)?|嗯|哦|谢谢(?:您|你)?(?:了|啊)?|再见|拜拜|就这样(?:吧)?|就这些|暂时没有?(?:了)?|[，,。！!、啊呢吧了]|对|是的)+$/u.test(
      said(scene),
    ) &&
    !/^(?:嗯|对|是的|[，,。！!])+$/u.test(said(scene))
  );
}

/** The caller answers the probe, or the request to speak up: they are there. */
export function answersProbe(scene: Scene): boolean {
  const { awaiting, unintelligibleRun } = scene.memory;
  return (
    (awaiting === 'probe' || awaiting === 'opening' || unintelligibleRun > 0) &&
    /\p{L}/u.test(said(scene)) &&
    /^(?:喂|您好|你好|嗯|(?:我)?在(?:的|听|呢)?|能|可以|好(?:的)?|(?:现在)?(?:能|可以|我)?听(?:得|见|到|得到|得见|清)*(?:了|的)?|有声音|请讲|[，,。！!？?啊呢吗])+$/u.test(
      said(scene),
    )
  );
}

export const goOnAfterProbe = onTurn(
  (script) => {
    if (/吗|[?？]/u.test(script.text)) script.say('listening.yes');
    howCanIHelp(script);
  },
  { enters: false },
);

/** They are there, and something was asked: it is asked again. */
export const askPendingAgain = onTurn((script) => askAgain(script), { enters: false });

/** Nothing more after ETI-6.5a: what is left is the farewell. */
export function endsCall(scene: Scene): boolean {
  return closesAnythingElse(scene) || nothingMoreAfterAsking(scene);
}

/** A bare yes to 请问还有其他问题吗. */
export function wantsMore(scene: Scene): boolean {
  return (
    scene.memory.awaiting === 'anything_else' &&
    /^(?:嗯+[，,。]?)?(?:有(?:的|啊|呢)?|还有(?:一)?(?:个)?(?:问题|事)?|是的|对|嗯+)[。！]?$/u.test(
      said(scene),
    )
  );
}

/** Whose name is known is asked by it (ETI-6.1b), anybody else is listened to. */
export const goOn = onTurn((script) => {
  script.remember({ anythingElseAsked: 0 });
  const called = titledCaller(script.memory);
  if (called === null) script.ask('listening.go_on');
  else script.ask('address.by_name', { slots: called });
});

/** 好的, 清楚了, 可以 after an answer: the need is met (STD-4.1), ETI-6.5a follows. */
export function acknowledges(scene: Scene): boolean {
  return (
    scene.memory.awaiting === 'answer_check' &&
    /^(?:嗯|哦|噢|好(?:的|了|嘞|吧)?|行|可以(?:了)?|明白(?:了)?|清楚(?:了)?|知道(?:了)?|了解(?:了)?|懂(?:了)?|是的|对|没问题|然后呢|还有呢|ok|[，,。！!啊呢吧])+$/iu.test(
      said(scene),
    )
  );
}

export const acknowledged = onTurn(
  (script, { words }) => {
    promote(script.remember({ met: true }), words);
    askAnythingElse(script);
  },
  { enters: false },
);

/** While waiting: 回电, or a person is no longer wanted. */
export function wantsCallback(scene: Scene): boolean {
  return /回(?:个)?电|回(?:拨|复)?(?:给)?我|打(?:回|给)我|打我(?:的)?(?:电话|手机)|给我(?:回|打)|联系我/u.test(
    said(scene),
  );
}

export function givesUpWaiting(scene: Scene): boolean {
  return /^(?:那|那就|我)*(?:算了|不(?:用|要|需要|想)?(?:再)?(?:转|等|找)(?:了)?|取消|别(?:转|等)(?:了)?|没事(?:儿)?了|再见|拜拜|挂了)/u.test(
    said(scene),
  );
}

/** Gives up the wait, and asks something in the same breath. */
export function turnsBack(scene: Scene): boolean {
  return givesUpWaiting(scene) && asksBusiness(scene);
}
