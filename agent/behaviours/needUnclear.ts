/**
 * What was not understood (decision 10): no business named, REC-2.1e; words without sense, ETI-6.1g;
 * a rambling telling is restated from the caller's own words (STD-2.2b). Two turns without progress
 * running, and a person is offered (REC-2.2g).
 */
import { titledCaller } from './address.ts';
import type { Behave, Scene, Script } from './behaviour.ts';
import { answer, isJunk } from './callerText.ts';
import { correctionIn } from './correction.ts';
import { gistOf, turnedRound } from './gist.ts';
import { offerPerson } from './outOfScope.ts';
import { serveRest } from './rest.ts';
import { answersPlainly, hasSituation, leading, onTurn } from './turn.ts';

export const needUnclear: Behave = onTurn((script) => notUnderstood(script));

export function notUnderstood(script: Script): void {
  noProgress(script, () => {
    const again = script.saidBefore('opening.no_business');
    if (isJunk(script.memory.lastWords) || again) script.ask('repeat.ask');
    else howCanIHelp(script);
  });
}

/** REC-2.1e; whose name is known is asked by name (ETI-6.1b). */
export function howCanIHelp(script: Script): void {
  const called = titledCaller(script.memory);
  if (called === null) script.ask('opening.no_business');
  else script.ask('address.by_name', { slots: called });
}

/** This turn brought no progress; the second one running offers a person. */
export function noProgress(script: Script, otherwise: () => void): void {
  const failures = script.memory.failures + 1;
  if (failures >= 2) {
    offerPerson(script);
    return;
  }
  script.remember({ failures });
  otherwise();
}

/** A long telling without a point: what it comes to is restated before anything is answered. */
export function rambles(scene: Scene): boolean {
  const { event, words } = scene;
  const plainTelling = leading(scene) === null || hasSituation(scene, 'need_unclear');
  return event.type === 'turn' && plainTelling && gistOf(event.text, words.articles) !== null;
}

export const restateGist: Behave = onTurn((script, { words }) => {
  const gist = gistOf(script.text, words.articles) ?? script.text;
  script
    .remember({ gist, matter: script.text, anythingElseAsked: 0, consentFor: null })
    .ask('need.summary', { slots: { summary: turnedRound(gist) } });
});

export function agreesWithGist(scene: Scene): boolean {
  const { event } = scene;
  return event.type === 'turn' && answersPlainly(scene) && answer(event.text) === 'yes';
}

export const answerGist: Behave = onTurn(
  (script) => {
    const { gist, matter } = script.memory;
    serveRest(script.remember({ gist: null }), gist ?? matter ?? script.text);
  },
  { enters: false },
);

export function deniesGist(scene: Scene): boolean {
  const { event } = scene;
  return event.type === 'turn' && answersPlainly(scene) && answer(event.text) === 'no';
}

/** What the caller says after the no is it; a bare no is listened to. */
export const dropGist: Behave = onTurn(
  (script) => {
    const rest = correctionIn(script.text);
    script.remember({ gist: null }).say('understanding.sorry');
    if (rest === null) script.ask('listening.go_on');
    else serveRest(script, rest);
  },
  { enters: false },
);
