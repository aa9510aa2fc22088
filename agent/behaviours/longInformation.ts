/**
 * Long information (ETI-6.1i): the caller is asked to write it down, then hears it slowly, a part at
 * a time, numbered (REC-2.2b), each followed by a question whether it is noted. The parts are pieces
 * of the knowledge, word for word; what comes in between is answered, and nothing is told twice
 * unless it is asked for.
 */
import type { Scene, Script } from './behaviour.ts';
import { answer, plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { answersPlainly, leading, onTurn } from './turn.ts';

const ordinals = '一二三四五六七八';

/** Asks the caller to write it down. */
export const askToWriteDown = onTurn((script, { event }) => {
  const parts = event.type === 'turn' ? (event.outcome?.parts ?? []) : [];
  script.remember({ parts, partsTold: 0, failures: 0 }).ask('long.write_down');
});

/** Ready to write, or to listen without writing. */
export function isReady(scene: Scene): boolean {
  const { event } = scene;
  if (event.type !== 'turn' || !answersPlainly(scene)) return false;
  const said = plain(event.text);
  return (
    answer(said) === 'yes' ||
    /^(?:那)?(?:你|您)?(?:请)?(?:说|讲|念|开始)吧?|准备好|找到(?:笔|纸)|记|不用(?:写|记)|直接说|有笔/u.test(
      said,
    )
  );
}

/** 记好了, 继续, 然后呢: the next part. */
export function wantsNext(scene: Scene): boolean {
  const { event } = scene;
  if (event.type !== 'turn' || !answersPlainly(scene)) return false;
  const said = plain(event.text).replace(/[，,。！!？?]/gu, '');
  return /^(?:嗯|哦|好(?:的|了|嘞)?|行|可以|对|是的?|记(?:好|下来?|住|完)了?|写(?:好|下来?|完)了|有了|继续|接着(?:说)?|往下说?|然后(?:呢)?|还有(?:呢)?|下(?:一)?(?:个|条|步|段)(?:呢)?|说吧|讲吧|你说|知道了|明白了?|清楚了?|谢谢|ok)+$/iu.test(
    said,
  );
}

/** The next part; after the last one, whether all is clear. */
export const tellNext = onTurn((script) => tellPart(script), { enters: false });

function tellPart(script: Script): void {
  const [part, ...parts] = script.memory.parts;
  if (part === undefined) {
    askAnythingElse(script);
    return;
  }
  const { partsTold } = script.memory;
  const text = `第${ordinals[partsTold] ?? ''}，${part}`;
  script.add({ type: 'say_again', text, pace: 'slow' }).remember({
    parts,
    partsTold: partsTold + 1,
    met: true,
    lastSpoken: [...script.memory.lastSpoken, { text }],
  });
  if (parts.length > 0) script.ask('long.noted');
  else script.say('solve.understood').wait('answer_check');
}

/** 算了, 不用说了: the rest is not told. */
export function wantsNoMore(scene: Scene): boolean {
  const { event } = scene;
  if (event.type !== 'turn') return false;
  const said = plain(event.text);
  const notWriting = /不用(?:写|记)|直接说/u.test(said);
  return (
    leading(scene) === 'nothing_more' ||
    (answersPlainly(scene) &&
      !notWriting &&
      /^(?:算了|不用(?:说|讲|了)|不听了|够了)/u.test(said)) ||
    (answersPlainly(scene) && scene.memory.partsTold === 0 && !notWriting && answer(said) === 'no')
  );
}

export const leaveParts = onTurn(
  (script) => {
    askAnythingElse(script.remember({ parts: [] }).say('listening.understood'));
  },
  { enters: false },
);

/** 没记好, 还没有: the same part once more. */
export function notNoted(scene: Scene): boolean {
  const { event, memory } = scene;
  if (event.type !== 'turn' || memory.partsTold === 0) return false;
  return /没(?:有)?(?:记|写)?(?:好|完|下来|住)|^(?:还)?没(?:有|呢)?[。！]?$/u.test(
    plain(event.text),
  );
}
