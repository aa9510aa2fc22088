/**
 * A look-up in the caller's own account, or a change to it: the wish is restated and confirmed
 * (REC-2.2h, decision 2), then the identity is taken, then it is served. A caller who is known
 * already is not asked again who they are; what somebody else has is not looked up at all.
 */
import { type AccountIntent, accountIntent } from './accountIntent.ts';
import type { Scene, Script } from './behaviour.ts';
import { answer, plain } from './callerText.ts';
import { correctionIn } from './correction.ts';
import { turnedRound } from './gist.ts';
import { beginIdentity, lacksOrder, serveKnown } from './identity.ts';
import { asksForOther } from './othersAccount.ts';
import { readIdentity } from './readIdentity.ts';
import { answersPlainly, leading, onTurn } from './turn.ts';

/** {service} and {business} of STD-2.3, closed lists. */
const services: Readonly<Record<Exclude<AccountIntent, 'contact'>, string>> = {
  expiry: '证书到期日查询',
  lock: '证书状态查询',
  progress: '办理进度查询',
  history: '以往反映事项查询',
};

const changeOfContact = '联系电话变更';

/** Situations that go with a wish in one breath and do not take its place. */
const besides = new Set([
  'thanks',
  'praise',
  'slow_blame',
  'line_busy_blame',
  'identity',
  'contact_change',
]);

/** 号码停机了，换一个: as a wish to change it, the words mean nothing else. */
const soundsLikeChange = new Set(['out_of_scope', 'wrong_number']);

/** The model noticed the wish for a change. */
const CHANGE = 'contact_change';

/** What account fact the words ask for; a bare 受理号 asks for its progress. */
export function wishIn(text: string): AccountIntent | null {
  const bareOrder = /^\D{0,8}\d{8}\D{0,4}$/u.test(plain(text));
  const order = bareOrder ? readIdentity(text, false).order_number : undefined;
  return accountIntent(text) ?? (order === undefined ? null : 'progress');
}

/** The caller wants a fact of their own account, and no model has just asked for it. */
export function asksAccount(scene: Scene): boolean {
  const { event, memory } = scene;
  if (event.type !== 'turn') return false;
  const situation = leading(scene);
  const changes = accountIntent(event.text) === 'contact';
  const open = situation === null || besides.has(situation);
  if (!open && !(changes && soundsLikeChange.has(situation))) return false;
  if (situation === CHANGE) return true;
  if (situation === 'identity' && memory.need === null) return true;
  const answers =
    memory.awaiting === 'question' && memory.question !== null && 'text' in memory.question;
  return !answers && wishIn(event.text) !== null && !asksForOther(event.text);
}

/** 我上次的投诉处理得怎么样了: how an earlier complaint stands is a look-up, and no new one. */
export function asksForEarlierComplaint({ event }: Scene): boolean {
  if (event.type !== 'turn' || accountIntent(event.text) !== 'history') return false;
  const stands = /怎么样|进度|进展|结果|到哪|处理(?:得|到|完|好)|怎么处理/u;
  const again = /还没|一直|没人|没有?人|不管|至今|到现在|太|再(?:次)?投诉|要投诉|什么态度|骗/u;
  return stands.test(event.text) && !again.test(event.text);
}

export const restateEarlier = onTurn((script) => restate(script, script.text, 'history'), {
  enters: false,
});

/** Restates the wish and waits for the yes. */
export const restateWish = onTurn((script, scene) => {
  const text = wishIn(script.text) === null ? (script.memory.matter ?? script.text) : script.text;
  if (leading(scene) === CHANGE) restate(script, script.text, 'contact');
  else restate(script, text);
});

export function restate(
  script: Script,
  text: string,
  wish: AccountIntent = wishIn(text) ?? 'progress',
): void {
  const order = readIdentity(text, false).order_number ?? (lacksOrder(text) ? '' : null);
  script
    .remember({
      need: { text, wish, order, silences: 0, refused: false },
      matter: text,
      anythingElseAsked: 0,
      consentFor: null,
      contact: null,
    })
    .ask(...restated(text, wish));
}

/** A business option, a problem, a wish: each is restated as what it is (STD-2.3). */
function restated(text: string, wish: AccountIntent): [string, { slots: Record<string, string> }] {
  if (wish === 'contact') return ['confirm.business', { slots: { business: changeOfContact } }];
  const problem = clausesIn(text).find((clause) => troubled.test(clause));
  if (problem === undefined) {
    return ['confirm.wish', { slots: { service: services[wish] } }];
  }
  const summary = turnedRound(problem.replace(/怎么(?=还|一直|迟迟)|到底|为什么/u, ''));
  return ['confirm.problem', { slots: { summary } }];
}

/** Something of theirs does not come on. */
const troubled = /还没|还不|一直没|迟迟|没动静|没消息|没下来/u;

function clausesIn(text: string): readonly string[] {
  return text.split(/[，,。！!？?；;]/u).filter((clause) => plain(clause) !== '');
}

/** Yes to the restated wish; who tells their identity at once has said yes too. */
export function confirmsWish(scene: Scene): boolean {
  if (scene.event.type !== 'turn' || !answersPlainly(scene)) return false;
  const { text } = scene.event;
  return answer(text) === 'yes' || (answer(text) === null && tellsItems(text));
}

function tellsItems(text: string): boolean {
  return Object.keys(readIdentity(text, true)).length > 0;
}

export const wishConfirmed = onTurn(
  (script, { words }) => {
    const { need, caller } = script.memory;
    if (need === null) return;
    if (caller.verified) {
      serveKnown(script, need, words);
    } else beginIdentity(script, need);
  },
  { enters: false },
);

/** No to the restated wish. */
export function deniesWish(scene: Scene): boolean {
  return scene.event.type === 'turn' && answersPlainly(scene) && answer(scene.event.text) === 'no';
}

/** What is left of a no is the right need (不是，我要查进度); a bare no is asked what it is. */
export const wishDenied = onTurn(
  (script) => {
    const rest = correctionIn(script.text);
    script.remember({ need: null });
    if (rest === null) {
      script.say('understanding.sorry').ask('listening.go_on');
      return;
    }
    script.say('understanding.sorry');
    const wish = [rest, `查一下${rest}`].find((text) => wishIn(text) !== null);
    if (wish !== undefined) restate(script, wish);
    else script.remember({ matter: rest, awaiting: 'nothing' }).reply(rest);
  },
  { enters: false },
);
