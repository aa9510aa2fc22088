/**
 * A look-up that takes long (decision 13): asked whether they will wait, the caller has said yes
 * after two seconds of silence too; the look-up goes on, and its result comes after the other half of
 * the pair (ETI-6.3a or STD-3.2). After a minute without a word it is a system fault (ETI-6.3b).
 * Whatever else the caller wants meanwhile goes first; then nobody waits for it any more.
 */
import type { LookedUp } from '../flow/events.ts';
import type { CallMemory, LookUpMemory } from '../flow/memory.ts';
import { behave, type Scene, type Script } from './behaviour.ts';
import { businessIn } from './businessText.ts';
import { answer, plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { askContact } from './contact.ts';
import { endHold, type HoldEnd, startHold } from './holding.ts';
import { object } from './objection.ts';
import { enterSystemFault } from './systemFault.ts';
import { leading, onTurn } from './turn.ts';

/** It is late: the question, while it goes on. */
export const askToWait = behave((script, { event, words, at }) => {
  if (event.type !== 'look_up.late') return;
  const { id, tool, pair } = event;
  startHold(script, at, 'look_up');
  const { hold } = script.memory;
  if (hold === null) return;
  script
    .remember({ hold: { ...hold, lookUp: { id, tool, pair, agreed: false, brought: null } } })
    .say(pair === 'result' ? 'lookup.ask' : 'wait.please')
    .wait('hold')
    .add({ type: 'timer', timer: 'hold', afterMs: words.company.hold.atMostMs });
});

/** It is there: told at once to who has agreed to wait, else when they have. */
export const looked = behave((script, scene) => {
  const { event, memory } = scene;
  const lookUp = memory.hold?.lookUp;
  if (event.type !== 'look_up.ready' || !lookUp || lookUp.id !== event.id) return;
  const { said, returned } = event;
  keep(script, { ...lookUp, brought: { said, returned } });
  if (lookUp.agreed) comeBack(script, scene);
});

/** A yes, or the silence that stands for one. */
export const agreeToWait = onTurn(
  (script, scene) => {
    agree(script, scene);
    if (script.memory.hold !== null) script.say('bridge.wait');
  },
  { enters: false, keepsLookUp: true },
);

export const agreeBySilence = behave((script, scene) => {
  script.journal({ type: 'caller.silent', ms: script.limit });
  agree(script, scene);
});

function agree(script: Script, scene: Scene): void {
  const lookUp = script.memory.hold?.lookUp;
  if (!lookUp) return;
  keep(script.add({ type: 'cancel', timer: 'silence' }), { ...lookUp, agreed: true });
  if (lookUp.brought !== null) comeBack(script, scene);
}

/** The other half of the pair, then what was found. */
function comeBack(script: Script, { at }: Scene): void {
  const lookUp = script.memory.hold?.lookUp;
  if (!lookUp?.brought) return;
  endHold(script.add({ type: 'cancel', timer: 'hold' }), at, 'done');
  script.remember({ awaiting: 'nothing' });
  const result = lookUp.pair === 'result' ? resultIn(lookUp.brought) : null;
  if (result === null) script.say('wait.back');
  else script.say('lookup.result', { slots: { result: result.replace(/[。！]$/u, '') } });
  const { returned } = lookUp.brought;
  script.add(returned ? { type: 'deliver', event: returned } : { type: 'resume', told: result });
}

/** A statement that code has made from the result; a question is no result. */
function resultIn({ said }: LookedUp): string | null {
  return said?.source === 'scripted' &&
    /[^吗呢么][。！]$/u.test(said.text) &&
    !/好吗|请您/u.test(said.text)
    ? said.text
    : null;
}

function keep(script: Script, lookUp: LookUpMemory): void {
  const { hold } = script.memory;
  if (hold !== null) script.remember({ hold: { ...hold, lookUp } });
}

/** Nobody waits for the look-up any more. */
export function dropLookUp(script: Script, at: Date, reason: HoldEnd): void {
  if (script.memory.hold?.lookUp == null) return;
  endHold(script, at, reason);
  script.add({ type: 'cancel', timer: 'hold' }, { type: 'forget' });
}

/** 不用查了: the caller does not want to know any more. */
export const giveUp = onTurn(
  (script) => askAnythingElse(script.remember({ need: null, anythingElseAsked: 0 })),
  { enters: false },
);

/** 我等不了: the caller wants to know, but not to wait; they are called back (ETI-6.4d). */
export const callBackInstead = onTurn(
  (script) => {
    const { answering, matter } = script.memory;
    script
      .remember({ need: null, matter: answering === '' ? matter : answering })
      .ask('cannot_answer.contact');
    askContact(script, 'question', { alreadyAsked: true });
  },
  { enters: false },
);

/** Impatience, thanks, a word in between: met, and the wait goes on. */
export const waitOn = onTurn(
  (script, scene) => {
    const blamed = ['slow_blame', 'line_busy_blame'].includes(leading(scene) ?? '');
    script.say(blamed && !script.saidBefore('slow_blame') ? 'slow_blame' : 'bridge.wait');
    waitForYes(script, scene.memory);
  },
  { keepsLookUp: true },
);

/** An objection to recording, and the company's plan is to go on: so does the look-up. */
export const objectWhileWaiting = onTurn(
  (script, scene) => {
    object(script, scene);
    waitForYes(script, scene.memory);
  },
  { keepsLookUp: true },
);

/** Speech without words is no answer to the question, and no reason to stop looking. */
export const unheard = behave((script, { memory }) => waitForYes(script, memory));

function waitForYes(script: Script, { hold }: CallMemory): void {
  if (hold?.lookUp && !hold.lookUp.agreed) script.wait('hold');
}

/** A minute without a word: the look-up is given up, and it is a fault of ours (ETI-6.3b). */
export const lookUpFailed = behave((script, { words, at, memory }) => {
  const { atMostMs } = words.company.hold;
  script.journal({
    type: 'fault.occurred',
    component: 'tool',
    kind: 'timeout',
    outcome: `${memory.hold?.lookUp?.tool ?? '查询'}：等候已满，致歉并留联系方式`,
    ms: atMostMs,
  });
  dropLookUp(script, at, 'limit');
  enterSystemFault(script);
});

export function isWaiting({ memory }: Pick<Scene, 'memory'>): boolean {
  return memory.hold?.lookUp != null;
}

function said({ event }: Scene): string {
  return event.type === 'turn' ? plain(event.text) : '';
}

export function agrees(scene: Scene): boolean {
  return isWaiting(scene) && leading(scene) === null && answer(said(scene)) === 'yes';
}

export function givesUp(scene: Scene): boolean {
  return (
    isWaiting(scene) &&
    /(?:不|别)(?:用|要|必)?(?:再)?(?:查|等)(?:了)?[。！]?$|^(?:那)?(?:算了|取消|不查|不用了)/u.test(
      said(scene),
    ) &&
    !/等不(?:了|起|及)/u.test(said(scene))
  );
}

export function cannotWait(scene: Scene): boolean {
  return (
    isWaiting(scene) &&
    (leading(scene) === null || leading(scene) === 'slow_blame') &&
    (/等不(?:了|起|及)|没(?:有)?(?:时间|空)(?:等)?|赶时间|不(?:想|愿意?|能)等/u.test(said(scene)) ||
      answer(said(scene)) === 'no')
  );
}

const patient = new Set([
  'slow_blame',
  'line_busy_blame',
  'thanks',
  'praise',
  'need_unclear',
  'repeat',
]);

export function saysLittle(scene: Scene): boolean {
  if (!isWaiting(scene)) return false;
  const situation = leading(scene);
  if (situation !== null) return patient.has(situation);
  return (
    said(scene).length <= 12 && businessIn(said(scene)) === null && !/\d{4}/u.test(said(scene))
  );
}
