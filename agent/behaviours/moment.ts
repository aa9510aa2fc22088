/**
 * The caller asks us to wait (等一下, 找支笔): no timer runs for a minute (decision 9). What was asked
 * or told before is still there when they are back, and is said again if they ask for it so.
 */
import { behave, type Scene } from './behaviour.ts';
import { plain } from './callerText.ts';
import { endHold, startHold } from './holding.ts';
import { sayLastAgain } from './repeat.ts';
import { onTurn } from './turn.ts';

/** 等一下, 找支笔: the caller needs a moment, and asks nothing in the same breath. */
export function needsMoment({ event }: Scene): boolean {
  return (
    event.type === 'turn' &&
    plain(event.text).length <= 16 &&
    !/多少|怎么|什么时候|问(?:一?下|问)|吗|呢|想(?:问|查|办)|证书|PIN|锁|密码|驱动|投诉/iu.test(
      event.text,
    ) &&
    /^(?:\S{0,3}[，,])?(?:请|麻烦)?(?:您|你)?(?:再|先)?(?:等一下|等等|稍等|等会儿?|等我(?:一下|找)|我?(?:去)?(?:找|拿)(?:一)?(?:支|只|个|张)?(?:笔|纸))/u.test(
      plain(event.text),
    )
  );
}

export const grantMoment = onTurn((script, { memory, words, at }) => {
  script
    .say('listening.understood')
    .say('moment.granted')
    .remember({ lastSpoken: memory.lastSpoken });
  startHold(script, at, 'caller');
  script.add(
    { type: 'cancel', timer: 'silence' },
    { type: 'timer', timer: 'notes', afterMs: words.company.silence.takingNotesMs },
  );
});

/** The minute is over: what was awaited before is awaited again. */
export const momentOver = behave((script, { at }) => {
  const { awaiting } = script.memory;
  endHold(script, at, 'limit');
  script.wait(awaiting === 'nothing' ? 'answer_check' : awaiting);
});

/** They are back: what was said before is said again. */
export const takeUp = onTurn((script, scene) => sayLastAgain(script, scene));

/** 好了, 您说吧: they are back, and want to hear what was said before. */
export function isBack({ event, memory }: Scene): boolean {
  return (
    event.type === 'turn' &&
    memory.hold?.reason === 'caller' &&
    /^(?:喂|嗯|好(?:了|的|嘞|啦)?|可以(?:了)?|行(?:了)?|(?:我)?(?:找到|拿到|准备好|记好|回来)(?:笔|纸)?了|(?:有)?(?:笔|纸)了|(?:请|您|你){0,2}(?:继续)?(?:说|讲)(?:吧)?|继续|久等了?|[，,。！!啊呢吧])+$/u.test(
      plain(event.text),
    )
  );
}
