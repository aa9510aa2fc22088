/**
 * A request that can't be met (STD-3.5): the reason, then an alternative, from the closed list of the
 * company's settings; a yes brings the alternative. The account of somebody else is refused likewise
 * (HSE-1). A mere question on the terms (下载后能退吗) is answered from knowledge and never refused.
 */
import type { Company, Refusal } from '../words/types.ts';
import type { Scene } from './behaviour.ts';
import { answer, plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { departmentOf } from './departments.ts';
import { requestHandoff } from './handoff.ts';
import { asksForOther } from './othersAccount.ts';
import { clausesOfSituation } from './recognise.ts';
import { serveRest } from './rest.ts';
import { recordSuggestion } from './suggestion.ts';
import { answersPlainly, leading, onTurn } from './turn.ts';

/** Situations that go with a request in one breath, or that the refusal answers better. */
const besides = new Set(['thanks', 'praise', 'need_unclear', 'out_of_scope', 'cannot_answer']);

const OTHERS = 'others_account';

/** The refusal that the words call for; null for none. */
export function refusalOf(text: string, { refusals }: Company): Refusal | null {
  const said = plain(text);
  const others = asksForOther(text) ? refusals.find(({ id }) => id === OTHERS) : undefined;
  const asked = refusals.find(
    ({ asks, unless }) =>
      asks !== undefined &&
      new RegExp(asks, 'iu').test(said) &&
      !(unless !== undefined && new RegExp(unless, 'iu').test(said)),
  );
  return others ?? asked ?? null;
}

export function isRefused(scene: Scene): boolean {
  const { event, words } = scene;
  if (event.type !== 'turn') return false;
  const situation = leading(scene);
  const open = situation === null || besides.has(situation);
  return open && refusalOf(event.text, words.company) !== null;
}

/** The reason, and the alternative as a question. */
export const refuse = onTurn(
  (script, { words }) => {
    const refusal = refusalOf(script.text, words.company);
    if (refusal === null) return;
    const { id, reason, request, alternative } = refusal;
    script
      .journal({
        type: 'situation.entered',
        situation: 'refuse_with_alternative',
        clauses: clausesOfSituation('refuse_with_alternative'),
        by: 'rule',
      })
      .remember({ refusal: id, matter: script.text, anythingElseAsked: 0, failures: 0, need: null })
      .say('refuse.reason', { slots: { reason, request } })
      .ask('refuse.alternative', { slots: { request, alternative } });
  },
  { enters: false },
);

/** The caller takes the alternative. */
export const giveAlternative = onTurn(
  (script, scene) => {
    const { company } = scene.words;
    const refusal = company.refusals.find(({ id }) => id === script.memory.refusal);
    const matter = script.memory.matter ?? script.text;
    script.remember({ refusal: null });
    if (refusal?.question !== undefined) {
      serveRest(script, refusal.question);
      return;
    }
    if (refusal?.offers === 'person') {
      const department = departmentOf(matter, company);
      requestHandoff(script, { reason: 'beyond_authority', department, consented: true });
      return;
    }
    if (refusal?.offers === 'suggestion') {
      recordSuggestion(script, scene, matter);
      script.say('suggestion.thanks');
    } else script.say('listening.understood');
    askAnythingElse(script);
  },
  { enters: false },
);

export const leaveAlternative = onTurn(
  (script) => {
    askAnythingElse(script.remember({ refusal: null }).say('listening.understood'));
  },
  { enters: false },
);

export function takesAlternative(scene: Scene): boolean {
  const { event } = scene;
  return event.type === 'turn' && answersPlainly(scene) && answer(event.text) === 'yes';
}

/** A yes to an alternative that is a person. */
export function takesPerson(scene: Scene): boolean {
  const { memory, words } = scene;
  const refusal = words.company.refusals.find(({ id }) => id === memory.refusal);
  return takesAlternative(scene) && refusal?.offers === 'person';
}

export function leavesAlternative(scene: Scene): boolean {
  const { event } = scene;
  return (
    event.type === 'turn' &&
    answersPlainly(scene) &&
    (answer(event.text) === 'no' || leading(scene) === 'nothing_more')
  );
}
