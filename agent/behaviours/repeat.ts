/**
 * Said again, and slower (REC-2.2b, TRN-voice): who asks to hear it again, or slower, is spoken to
 * slower for the rest of the call, and hears all of the last turn but its closing question.
 */
import type { Spoken } from '../flow/memory.ts';
import type { Scene, Script } from './behaviour.ts';
import { asksAboutBusiness, businessIn } from './businessText.ts';
import { plain } from './callerText.ts';
import { clausesOfSituation } from './recognise.ts';
import { serveRest } from './rest.ts';
import { leading, onTurn } from './turn.ts';

const slower =
  /(?:说|讲|念|报|读|语速|你)\S{0,4}慢(?:一)?(?:点|些|下)|^(?:请|麻烦)?(?:您|你)?(?:能不能|可以|可不可以)?(?:再|稍微)?慢(?:一)?(?:点|些|下)(?:儿)?(?:说|讲|吗|吧|好吗|行吗|可以吗|$)|慢慢(?:地)?(?:说|讲|念|报|来)|(?:说|讲|念|报|语速)(?:话)?(?:得|的)?(?:太|有点|有些|这么|好)快|^(?:太快了?|有点快)$|记不(?:下来|住|过来|赢)|跟不上/u;
const notOfSpeech = /下载|网速|电脑|安装|加载|审核|退款|速度|不着急|不急|查|慢走/u;

/** The last turn once more, slower from now on. */
export const repeatLast = onTurn((script, scene) => {
  slowDown(script);
  sayLastAgain(script, scene);
});

/** The caller wants the last words again, and not one thing of them, nor something new (年费多少来着). */
export function asksAgain(scene: Scene): boolean {
  if (wondersWhat(scene)) return true;
  return (
    leading(scene) === 'repeat' &&
    scene.event.type === 'turn' &&
    !(asksAboutBusiness(scene.event.text) && !said.test(plain(scene.event.text))) &&
    !/(?:多少钱|什么材料|带什么|多久|几天|几点|地址|在哪(?:里|儿)?)(?:是)?(?:来着|呀|啊)?[?？]?$/u.test(
      plain(scene.event.text),
    )
  );
}

/** 什么意思, right after an answer. */
function wondersWhat({ event, memory }: Scene): boolean {
  return (
    event.type === 'turn' &&
    memory.awaiting === 'answer_check' &&
    /^(?:啊|哦|你|这|那)*(?:是)?(?:什么|啥)意思(?:啊|呀)?[。？?]?$/u.test(plain(event.text))
  );
}

/** Points at what was said. */
const said = /刚才|刚刚|刚说|前面|上面|你说的|您说的|再(?:说|讲|念|报|重复)|重复|没听/u;

/** 说慢一点, 太快了. */
export function asksSlower({ event }: Scene): boolean {
  if (event.type !== 'turn') return false;
  const said = plain(event.text).replace(/[，,。！!？?]/gu, '');
  return said.length <= 24 && slower.test(said) && !notOfSpeech.test(said);
}

export const speakSlower = onTurn((script, scene) => {
  script.journal({
    type: 'situation.entered',
    situation: 'slower',
    clauses: clausesOfSituation('slower'),
    by: 'rule',
  });
  slowDown(script);
  const rest = businessIn(script.text);
  if (rest === null) sayLastAgain(script, scene);
  else serveRest(script, rest);
});

/** From now on; the voice and what is rendered beforehand obey it. */
export function slowDown(script: Script): void {
  if (script.memory.pace === 'slow') return;
  script
    .journal({ type: 'pace.changed', pace: 'slow', quote: script.text.slice(0, 200) })
    .add({ type: 'pace', pace: 'slow' })
    .remember({ pace: 'slow' });
}

/** All of the last turn but its closing question; what was awaited is awaited again. */
export function sayLastAgain(script: Script, { memory }: Scene): void {
  const { lastSpoken, awaiting, consentFor } = memory;
  const told = lastSpoken.filter((spoken) => !isClosing(spoken));
  for (const spoken of told.length > 0 ? told : lastSpoken) {
    if ('phrase' in spoken) script.add({ type: 'say', ...spoken });
    else script.add({ type: 'say_again', text: spoken.text });
  }
  script
    .remember({ lastSpoken, consentFor })
    .wait(awaiting === 'nothing' || awaiting === 'probe' ? 'question' : awaiting);
}

/** Courtesies around an answer are not worth a second time. */
function isClosing(spoken: Spoken): boolean {
  return (
    'phrase' in spoken &&
    ['closing.anything_else', 'mood.empathy', 'opening.greeting'].includes(spoken.phrase)
  );
}
