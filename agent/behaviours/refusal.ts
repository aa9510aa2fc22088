/**
 * A request that can't be met (STD-3.5): the reason, then an alternative, from the closed list of the
 * company's settings; a yes brings the alternative. The account of somebody else is refused likewise
 * (HSE-1). A mere question on the terms (下载后能退吗) is answered from knowledge and never refused.
 */
import { remembered } from '../../tools/remembered.ts';
import type { Company, Refusal } from '../words/types.ts';
import { accountIntent } from './accountIntent.ts';
import type { Scene, Script } from './behaviour.ts';
import { clausesOf } from './businessText.ts';
import { answer, plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { departmentOf } from './departments.ts';
import { requestHandoff } from './handoff.ts';
import { aboutOther, asksForOther, asksSameOfOther } from './othersAccount.ts';
import { clausesOfSituation } from './recognise.ts';
import { serveRest } from './rest.ts';
import { recordSuggestion } from './suggestion.ts';
import { answersPlainly, leading, onTurn } from './turn.ts';

/** Situations that go with a request in one breath, or that the refusal answers better. */
const besides = new Set([
  'thanks',
  'praise',
  'need_unclear',
  'out_of_scope',
  'instructions_request',
  'cannot_answer',
]);

const OTHERS = { look: 'others_account', change: 'others_change' } as const;

const pattern = remembered((source) => new RegExp(source, 'iu'));

/** The refusal that the words call for; null for none. */
export function refusalOf(
  text: string,
  { refusals }: Company,
  matter: string | null = null,
): Refusal | null {
  const said = plain(text);
  const about = accountIntent(text) === 'contact' ? OTHERS.change : OTHERS.look;
  const isOther = asksForOther(text) || asksSameOfOther(text, matter);
  const others = isOther ? refusals.find(({ id }) => id === about) : undefined;
  const asked = refusals.find(
    ({ asks, unless }) =>
      asks !== undefined &&
      pattern(asks).test(said) &&
      !(unless !== undefined && pattern(unless).test(said)),
  );
  return others ?? asked ?? null;
}

export function isRefused(scene: Scene): boolean {
  const { event, words } = scene;
  if (event.type !== 'turn') return false;
  const situation = leading(scene);
  const open = situation === null || besides.has(situation);
  return open && refusalOf(event.text, words.company, scene.memory.matter) !== null;
}

/** The reason, and the alternative as a question. */
export const refuse = onTurn(
  (script, { words }) => {
    const refusal = refusalOf(script.text, words.company, script.memory.matter);
    if (refusal === null) return;
    const { id, reason, request, alternative } = refusal;
    const { matter } = script.memory;
    const same = asksSameOfOther(script.text, matter);
    script
      .journal({
        type: 'situation.entered',
        situation: 'refuse_with_alternative',
        clauses: clausesOfSituation('refuse_with_alternative'),
        by: 'rule',
      })
      .remember({
        refusal: id,
        matter: same ? matter : script.text,
        anythingElseAsked: 0,
        failures: 0,
        need: null,
      })
      .remember({ rest: ownBeside(script.text) })
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
    goOn(script);
  },
  { enters: false },
);

export const leaveAlternative = onTurn(
  (script) => {
    goOn(script.remember({ refusal: null }).say('listening.understood'));
  },
  { enters: false },
);

/** What was asked of the caller's own account in the same breath comes now; else ETI-6.5a. */
function goOn(script: Script): void {
  const { rest } = script.memory;
  script.remember({ rest: null });
  if (rest === null) askAnythingElse(script);
  else serveRest(script, rest);
}

/** The caller's own account beside somebody else's (我的什么时候到期，还有我老公的); null: nothing. */
function ownBeside(text: string): string | null {
  const own = clausesOf(text).filter(
    (clause) => accountIntent(clause) !== null && !asksForOther(clause) && !aboutOther.test(clause),
  );
  return own.length === 0 ? null : own.join('，');
}

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
