/**
 * The caller believes they reached somebody else. The directory has the right number: it is offered,
 * and given on a yes (STD-1.4a); else they are asked to look it up (ETI-6.1j). Who says that they
 * misdialled, or does not want it, is let go with STD-1.4b, which is the closing.
 */
import type { Scene } from './behaviour.ts';
import { answer, plain } from './callerText.ts';
import { askAnythingElse, endAfter } from './closing.ts';
import { noProgress } from './needUnclear.ts';
import { directoryEntry } from './outOfScopeRules.ts';
import { leading, onTurn } from './turn.ts';

/** The caller believes they reached another place, and the directory knows it. */
export function seeksAnother(scene: Scene): boolean {
  return (
    scene.event.type === 'turn' &&
    leading(scene) === 'wrong_number' &&
    directoryEntry(plain(scene.event.text), scene.words.company.directory) !== null
  );
}

export const offerRightNumber = onTurn((script, { words }) => {
  const entry = directoryEntry(plain(script.text), words.company.directory);
  script.remember({ offeredEntry: entry?.id ?? null }).ask('wrong_number.offer');
});

export const askToRequery = onTurn((script) => {
  noProgress(script, () => script.say('wrong_number.requery').wait('answer_check'));
});

/** 哦，不好意思: after ETI-6.1j the caller sees that it was the wrong number. */
export function concedes(scene: Scene): boolean {
  const { event, memory } = scene;
  if (event.type !== 'turn') return false;
  const told = memory.lastSpoken.some(
    (said) => 'phrase' in said && said.phrase === 'wrong_number.requery',
  );
  return (
    told &&
    /^(?:哦|噢|啊|好(?:的|吧)?|行|嗯|那|知道了|明白了|不好意思|打扰(?:了|您了|你了)?|抱歉|对不起|谢谢|再见|拜拜|我再(?:查|打)|没事|[，,。！!啊呀])+$/u.test(
      plain(event.text),
    )
  );
}

/** The right number, in the second half of ETI-6.1h. */
export const giveRightNumber = onTurn(
  (script, { words }) => {
    const { offeredEntry } = script.memory;
    const entry = words.company.directory.find(({ id }) => id === offeredEntry);
    script.remember({ offeredEntry: null });
    if (entry?.phone) script.say('out_of_scope.call', { slots: { phone: entry.phone } });
    else if (entry?.place) script.say('out_of_scope.go', { slots: { place: entry.place } });
    askAnythingElse(script.remember({ failures: 0, anythingElseAsked: 0 }));
  },
  { enters: false },
);

/** No, thank you: they know now that it was the wrong number. */
export const letGo = onTurn(
  (script, { words }) => {
    script.remember({ offeredEntry: null }).say('wrong_number.misdialled');
    endAfter(script, words.company);
  },
  { enters: false },
);

export function wantsNumber(scene: Scene): boolean {
  const { event } = scene;
  return (
    event.type === 'turn' &&
    [null, 'repeat', 'thanks', 'wrong_number'].includes(leading(scene)) &&
    (answer(event.text) === 'yes' || /多少|号码|告诉|说一?下|帮我/u.test(plain(event.text)))
  );
}

export function needsNoNumber(scene: Scene): boolean {
  const { event } = scene;
  if (event.type !== 'turn') return false;
  const ends = leading(scene) === 'nothing_more' || leading(scene) === 'thanks';
  return ends || (leading(scene) === null && answer(event.text) === 'no');
}
