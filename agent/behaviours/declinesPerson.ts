/** 不用转人工, 你说就行: nobody is called, and the call goes on where it was. */
import type { Scene } from './behaviour.ts';
import { businessIn } from './businessText.ts';
import { plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { serveRest } from './rest.ts';
import { leading, onTurn } from './turn.ts';

export function declinesPerson(scene: Scene): boolean {
  return (
    scene.event.type === 'turn' &&
    leading(scene) === null &&
    /^(?:我)?(?:不用|不要|不需要|先别|别|不必)(?:给我|帮我)?(?:转|找|接)(?:人工|真人|客服|别人|人)/u.test(
      plain(scene.event.text),
    )
  );
}

export const goOnWithoutPerson = onTurn(
  (script) => {
    const rest = businessIn(script.text);
    script.say('listening.understood');
    if (rest !== null) serveRest(script, rest);
    else script.askAgain(() => askAnythingElse(script));
  },
  { enters: false },
);
