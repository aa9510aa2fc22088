/** A caller who tells their name and nothing else yet is asked by it what they need (ETI-6.1b). */
import type { Scene } from './behaviour.ts';
import { businessIn } from './businessText.ts';
import { ownName } from './callerName.ts';
import { plain } from './callerText.ts';
import { howCanIHelp } from './needUnclear.ts';
import { leading, onTurn } from './turn.ts';

/** 你好，我是王女士: a name, and no business. */
export function introducesSelf(scene: Scene): boolean {
  const { event, memory } = scene;
  if (event.type !== 'turn') return false;
  const { awaiting, question } = memory;
  if (awaiting === 'question' && question !== null && 'text' in question) return false;
  const situation = leading(scene);
  if (situation !== null && situation !== 'need_unclear') return false;
  const { name, title } = ownName(event.text);
  return (
    (name !== null || title !== null) &&
    plain(event.text).length <= 20 &&
    businessIn(event.text) === null &&
    !/[?？]|吗|多少|怎么|什么|要|想|帮|查|办|问/u.test(event.text)
  );
}

export const greetByName = onTurn((script) => howCanIHelp(script), { enters: false });
