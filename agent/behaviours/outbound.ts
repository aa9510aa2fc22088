/**
 * We ring somebody (REC-2.1c): greeting, notice, is it them, then the purpose, and whether they have
 * the time. Nobody but the right person is told why we rang, an answering machine nothing at all.
 */
import { surnameOf } from '../../records/customers/surname.ts';
import { spokenDate } from '../../tools/localDates.ts';
import type { OutboundReason } from '../flow/events.ts';
import type { Scene, Script } from './behaviour.ts';
import { asksAboutBusiness } from './businessText.ts';
import { answer, plain } from './callerText.ts';
import { leading, onTurn } from './turn.ts';

/** How often it is asked whether it is them. */
const MAX_ASKED = 2;

/** After the notice: who it is. Without a title the full name is asked for (decision 16). */
export function askWho(script: Script, reason: OutboundReason, asked = 1): void {
  const { name, title, topic } = reason;
  script.remember({ outbound: { ...reason, asked }, matter: topic });
  if (title === null)
    script.ask('outbound.identity', { form: 'untitled', slots: { caller: name } });
  else script.ask('outbound.identity', { slots: { surname: surnameOf(name) ?? name, title } });
}

/** It is them: the purpose, and whether it is convenient. */
export const tellPurpose = onTurn(
  (script) => {
    const { outbound } = script.memory;
    if (outbound === null) return;
    const { name, title, topic, reportedOn } = outbound;
    script
      .remember({ caller: { ...script.memory.caller, name, title } })
      .ask('outbound.purpose', { slots: { date: spokenDate(reportedOn), topic } });
  },
  { enters: false },
);

/** They have the time: the result, as it stands in the ticket. */
export const tellResult = onTurn(
  (script) => {
    const { outbound } = script.memory;
    if (outbound === null) return;
    script
      .say('solve.answer', { slots: { topic: outbound.topic, answer: outbound.result } })
      .say('solve.check')
      .remember({ met: true, outbound: null })
      .wait('answer_check');
  },
  { enters: false },
);

/** Neither yes nor no: asked once more, then we do not disturb any longer. */
export const askWhoAgain = onTurn((script) => {
  const { outbound } = script.memory;
  if (outbound === null) return;
  if (asksWhoWeAre(script.text)) script.say('opening.greeting');
  askWho(script, outbound, outbound.asked + (isHello(script.text) ? 0 : 1));
});

/** A hello over the greeting is no answer yet, and does not count. */
export function wasAskedEnough({ event, memory: { outbound } }: Scene): boolean {
  const asked = outbound !== null && outbound.asked >= MAX_ASKED;
  return asked && event.type === 'turn' && !isHello(event.text);
}

function isHello(text: string): boolean {
  return /^(?:喂|[您你]好|哈喽|[，,。！!？?啊])+$/u.test(plain(text));
}

export const notThePerson = onTurn((script, { words }) =>
  leaveAlone(script, words.company.farewellWaitMs, 'not_the_person'),
);

export const notConvenient = onTurn((script, { words }) =>
  leaveAlone(script, words.company.farewellWaitMs, 'not_convenient'),
);

function leaveAlone(script: Script, waitMs: number, reason: string): void {
  script
    .say('outbound.not_convenient')
    .add({ type: 'cancel', timer: 'silence' }, { type: 'timer', timer: 'cut', afterMs: waitMs })
    .remember({ awaiting: 'nothing', endReason: reason });
}

/** An answering machine: nothing is told, the line is cut. */
export const hangUpOnMachine = onTurn(
  (script) => {
    script.add({ type: 'end', by: 'agent', reason: 'voicemail' });
  },
  { enters: false },
);

function said({ event }: Scene): string {
  return event.type === 'turn' ? plain(event.text) : '';
}

export function isMachine(scene: Scene): boolean {
  return /(?:您|你)(?:所)?(?:拨打|呼叫)的(?:用户|号码|电话)|(?:嘀|滴|哔)(?:的)?(?:一)?声(?:之)?后|语音(?:信箱|留言)|留言(?:请按|信箱)|无法接(?:听|通)(?:您的)?(?:电话|来电)?|请(?:您)?稍后再拨|已(?:关机|停机)|转(?:至|入|接到?)(?:语音|来电)(?:信箱|助手|提醒)/u.test(
    said(scene),
  );
}

/** Only words that say so count: a 可以 or 你说 is no name. */
export function isThePerson(scene: Scene): boolean {
  return (
    !isGrave(scene) &&
    !deniesIt(scene) &&
    /^(?:喂|您好|你好|哦|啊|[，,。！])*(?:嗯+[。，]?$|对|是(?!不是|谁|哪|什么)|我(?:就)?是(?!他|她)|就是我|没错|本人)/u.test(
      said(scene),
    )
  );
}

/** What no question of ours may swallow (decision 11). */
function isGrave(scene: Scene): boolean {
  return grave.has(leading(scene) ?? '');
}

/** Somebody else, or the number of somebody else. */
export function deniesIt(scene: Scene): boolean {
  if (isGrave(scene)) return false;
  return (
    leading(scene) === 'wrong_number' ||
    /不是(?:我|他|她|本人)?|打错|不在|没有这(?:个)?人|不认识|我(?:是)?(?:他|她|你说的那个人)(?:的)?(?:老公|老婆|爱人|妻子|丈夫|家人|家属|同事|朋友|儿子|女儿|妈|爸|母亲|父亲|秘书|领导)|换(?:号|人)了|已经不用/u.test(
      said(scene),
    ) ||
    answer(said(scene)) === 'no'
  );
}

function asksWhoWeAre(text: string): boolean {
  return /(?:你|您)(?:们)?(?:是)?(?:谁|哪位|哪里|哪儿|哪家|什么(?:公司|单位|人))|什么公司|哪里(?:的|打来)/u.test(
    plain(text),
  );
}

/** What says neither who they are nor anything graver. */
export function saysNothingElse(scene: Scene): boolean {
  const situation = leading(scene);
  const asksUs = scene.event.type === 'turn' && asksWhoWeAre(scene.event.text);
  return situation === null || courtesies.has(situation) || (asksUs && !isGrave(scene));
}

const grave = new Set([
  'danger',
  'recording_objection',
  'abuse',
  'complaint',
  'person_request',
  'other_language',
]);
const courtesies = new Set([
  'thanks',
  'praise',
  'nothing_more',
  'need_unclear',
  'chit_chat',
  'repeat',
]);

export function hasTime(scene: Scene): boolean {
  if (isGrave(scene) || hasNoTime(scene)) return false;
  return (
    answer(said(scene)) === 'yes' ||
    /(?:你|您)?(?:说|讲)(?:吧|啊)?$|请讲|什么结果|结果(?:怎么样|如何|是什么)|有时间|有空/u.test(
      said(scene),
    )
  );
}

/** Neither yes nor no, and nothing else that they want: we do not press them. */
export function declines(scene: Scene): boolean {
  return saysNothingElse(scene) && !asksAboutBusiness(said(scene));
}

export function hasNoTime(scene: Scene): boolean {
  if (isGrave(scene)) return false;
  return /不(?:太)?方便|没(?:有)?(?:时间|空)|在(?:开会|忙|开车|上班|上课|外面)|很忙|忙着|(?:等会儿?|晚点|晚上|明天|改天|回头|过会儿?|待会儿?|下次)(?:再)?(?:打|说|联系)|再打(?:来|给)|不需要|不用了?/u.test(
    said(scene),
  );
}
