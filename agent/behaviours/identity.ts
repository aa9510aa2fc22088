/**
 * Who calls, before an account fact is told (MGT-1.7.1, decision 17): the missing items are asked for
 * in the words of STD-2.4, a tool matches them, and nothing of them is read back. Three sets that do
 * not match: a person. Whoever does not want to tell hears why, and what can be done instead.
 */

import type { ToolOutcome } from '../flow/events.ts';
import type { NeedMemory } from '../flow/memory.ts';
import type { Words } from '../words/types.ts';
import { accountIntent } from './accountIntent.ts';
import { behave, type Scene, type Script } from './behaviour.ts';
import { answer, plain, refuses } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { beginContactChange } from './contactChange.ts';
import { departmentOf } from './departments.ts';
import { knowsCaller, tellHistory } from './earlierPromises.ts';
import { requestHandoff } from './handoff.ts';
import { offerPerson } from './outOfScope.ts';
import { readIdentity, type SpokenItems } from './readIdentity.ts';
import { clausesOfSituation } from './recognise.ts';
import { hasSituation, leading, onTurn } from './turn.ts';

const TOOL = 'verify_identity';
const ORDER = '受理号';
const PHONE = '手机号码';
/** Where a number is to be changed, there are two: the one on file proves who calls. */
const REGISTERED = '原登记的手机号码';
const allItems = ['姓名', PHONE, '身份证号后四位'] as const;

const withoutOrder =
  /(?:不记得|忘|没有|没|找不到|不知道|不清楚|没带).{0,6}(?:受理号|单号|编号|号码?)|(?:受理号|单号|编号|号码?).{0,4}(?:不记得|忘|没有|找不到|不知道)/u;
const givesUpWords = /^(?:那|哦|好)?[，,]?(?:算了|不(?:用|查|需要|想查|问)了?|不办了)/u;
const unwilling =
  /(?:不|没)(?:想|愿意?|方便|能|可以|太想)(?:提供|说|给|告诉|透露)?|为(?:什么|啥)(?:还)?(?:要|得|需要)(?:提供|说|给|问|知道|告诉|核实|身份|我的?|这些)|凭什么|保密|隐私|干(?:嘛|什么)要/u;

/** The caller has no 受理号 at hand. */
export function lacksOrder(text: string): boolean {
  return withoutOrder.test(text);
}

/** The need is confirmed: what was told already is matched, or the items are asked for. */
export function beginIdentity(script: Script, need: NeedMemory): void {
  script.journal({
    type: 'situation.entered',
    situation: 'identity',
    clauses: clausesOfSituation('identity'),
    by: 'rule',
  });
  const { name } = script.memory.told;
  const told = {
    ...(name !== null && name.length > 1 ? { name } : {}),
    ...itemsWithWish(need),
    ...readIdentity(script.text, true),
  };
  if (hasItems(told)) match(script, need, told);
  else ask(script, need, allItems, 'identity.ask');
}

/** Items told with the wish; the number in a wish to change it is the new one. */
function itemsWithWish({ text, wish }: NeedMemory): SpokenItems {
  const { phone, ...items } = readIdentity(text, false);
  return phone === undefined || wish === 'contact' ? items : { ...items, phone };
}

const digitsAsWords = new Set(['nothing_more', 'praise', 'thanks']);

/** Items told in an answer, or the lack of a 受理号. */
export function tellsIdentity(scene: Scene): boolean {
  if (scene.event.type !== 'turn') return false;
  const { text } = scene.event;
  const { name, ...numbers } = readIdentity(text, true);
  const hasNumbers = Object.keys(numbers).length > 0;
  // 8888 and 6666 are digits here, neither goodbye nor praise.
  if (leading(scene) !== null) return hasNumbers && digitsAsWords.has(leading(scene) ?? '');
  if (hasNumbers || withoutOrder.test(text)) return true;
  return name !== undefined && accountIntent(text) === null;
}

export const takeIdentity = onTurn(
  (script) => {
    const { need } = script.memory;
    if (need === null) return;
    const told = readIdentity(script.text, true);
    const order = told.order_number ?? (withoutOrder.test(script.text) ? '' : need.order);
    match(script, { ...need, order, silences: 0 }, told);
  },
  { enters: false },
);

function match(script: Script, need: NeedMemory, { order_number: order, ...items }: SpokenItems) {
  script
    .remember({ need: { ...need, order: order ?? need.order } })
    .add({ type: 'tool', name: TOOL, arguments: { ...items } });
}

export function identityReturned({ event }: Scene): boolean {
  return event.type === 'tool.returned' && event.name === TOOL;
}

export function identityHasFailed(scene: Scene): boolean {
  return (
    identityReturned(scene) &&
    scene.event.type === 'tool.returned' &&
    scene.event.outcome.situation === 'identity_failed'
  );
}

/** What the match came to. */
export const identityMatched = behave((script, { event, words }) => {
  const { need } = script.memory;
  if (event.type !== 'tool.returned' || need === null) return;
  const { outcome } = event;
  const { customer } = outcome;
  if (customer !== undefined) {
    knowsCaller(script, customer).remember({ failures: 0, awaiting: 'nothing' });
    serveKnown(script, need, words);
    return;
  }
  const missing = missingIn(outcome);
  if (missing.length === 0) script.ask('identity.mismatch');
  else ask(script, need, missing, 'identity.ask_again');
});

/** The need of a caller who is known: a change has its own course, a look-up is the model's. */
export function serveKnown(script: Script, need: NeedMemory, words: Words): void {
  script.remember({ need: null });
  if (need.wish === 'contact') beginContactChange(script, need.text);
  else if (need.wish === 'history') tellHistory(script, words);
  else script.reply(need.text);
}

export const identityFailed = behave((script, { words }) => {
  script.journal({
    type: 'situation.entered',
    situation: 'identity_failed',
    clauses: clausesOfSituation('identity_failed'),
    by: 'rule',
  });
  const department = departmentOf(script.memory.matter ?? '', words.company);
  script.remember({ need: null });
  requestHandoff(script, { reason: 'identity_failed', department });
});

/** The items that the tool still lacks; all of them where it could not read what was told. */
function missingIn({ result }: ToolOutcome): readonly string[] {
  const missing =
    typeof result === 'object' && result !== null && 'missing' in result
      ? result.missing
      : allItems;
  return Array.isArray(missing) ? missing.map(String) : allItems;
}

function ask(
  script: Script,
  need: NeedMemory,
  items: readonly string[],
  phrase: 'identity.ask' | 'identity.ask_again',
): void {
  const changes = need.wish === 'contact';
  const wantsOrder =
    !changes && /进度|进展|受理|审核|申请|办/u.test(need.text) && need.order === null;
  const wanted = changes ? items.map((item) => (item === PHONE ? REGISTERED : item)) : items;
  const other = phrase === 'identity.ask' ? 'identity.ask_again' : 'identity.ask';
  script.remember({ need }).ask(script.saidBefore(phrase) ? other : phrase, {
    slots: { detail: listed(wantsOrder ? [...items, ORDER] : wanted) },
  });
}

/** 姓名、手机号码和身份证号后四位. */
function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length > 1 ? `${items.slice(0, -1).join('、')}和${last}` : last;
}

function hasItems({ order_number: _order, ...items }: SpokenItems): boolean {
  return Object.keys(items).length > 0;
}

/** The caller no longer wants it. */
export function givesUpIdentity({ event }: Scene): boolean {
  return event.type === 'turn' && givesUpWords.test(plain(event.text));
}

export const dropNeed = onTurn(
  (script) => {
    askAnythingElse(script.remember({ need: null }).say('listening.understood'));
  },
  { enters: false },
);

/** The caller would rather not say who they are. */
export function withholdsIdentity(scene: Scene): boolean {
  if (scene.event.type !== 'turn' || leading(scene) !== null) return false;
  const { text } = scene.event;
  if (/(?:不对|错|不一致|不符)/u.test(text)) return false;
  return refuses(text) || unwilling.test(plain(text)) || answer(text) === 'no';
}

/** First the reason; the second time what can't be done without it, and a person instead (STD-3.5). */
export const explainIdentity = onTurn(
  (script) => {
    const { need } = script.memory;
    if (need === null) return;
    if (!need.refused) {
      script.remember({ need: { ...need, refused: true } }).ask('identity.why');
      return;
    }
    const changes = need.wish === 'contact';
    const request = changes ? '变更您的登记信息' : '提供您的账户信息';
    const reason = changes ? '登记信息只由核实身份的本人变更' : '账户信息只向核实身份的本人提供';
    script
      .say('refuse.reason', { slots: { reason, request } })
      .ask('refuse.alternative', { slots: { request, alternative: '人工客服协助核实' } })
      .remember({ need: null, consentFor: 'beyond_authority' });
  },
  { enters: false },
);

/** Who would not say who they are, and was offered a person, tells it after all. */
export function relents({ event, memory }: Scene): boolean {
  if (event.type !== 'turn' || memory.consentFor !== 'beyond_authority') return false;
  const { name: _, ...numbers } = readIdentity(event.text, true);
  return accountIntent(memory.matter ?? '') !== null && Object.keys(numbers).length > 0;
}

export const takeUpNeed = onTurn(
  (script) => {
    const text = script.memory.matter ?? script.text;
    const wish = accountIntent(text) ?? 'progress';
    script.remember({ consentFor: null, question: null, awaiting: 'nothing' });
    beginIdentity(script, { text, wish, order: null, silences: 0, refused: false });
  },
  { enters: false },
);

/** Neither an item nor a question: asked for once more, then a person is offered (REC-2.2g). */
export const askIdentityAgain = onTurn(
  (script) => {
    const { need } = script.memory;
    if (need === null) return;
    if (need.silences >= 1) {
      script.remember({ need: null });
      offerPerson(script);
      return;
    }
    ask(script, { ...need, silences: need.silences + 1 }, allItems, 'identity.ask_again');
  },
  { enters: false },
);

/** A person is asked for, or something graver comes up: the need waits no longer. */
export function isGraver(scene: Scene): boolean {
  return ['person_request', 'complaint'].some((situation) => hasSituation(scene, situation));
}
