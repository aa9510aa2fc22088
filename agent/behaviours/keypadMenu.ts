/**
 * The keypad menu: callers by phone without recognition get it in place of the open question.
 * Certificates are read from the knowledge, part by part; what needs a name goes to a person, as
 * does who presses three wrong keys, or none three times. It reads facts as they are, never shorter.
 */
import type { CallMemory, MenuMemory } from '../flow/memory.ts';
import type { Article } from '../words/types.ts';
import { behave, type Scene, type Script } from './behaviour.ts';
import { recordAndTransfer } from './complaint.ts';
import { complaintIn } from './complaintElements.ts';
import { departmentFor } from './departments.ts';
import { requestHandoff } from './handoff.ts';
import { byKeys, menuStart as start } from './keypadHints.ts';
import { settleUnfinished } from './record.ts';
import { onTurn } from './turn.ts';

/** Topics that one page of the menu names. */
const PAGE = 6;
/** Wrong keys, or limits without one, before a person takes over. */
const MAX_MISSES = 3;

/** The menu from its beginning. */
export function sayMenu(script: Script): void {
  script.remember({ menu: start }).say('keypad.menu').wait('keys');
}

/** The line lost its ear in the middle of a call. */
export const fallBack = behave((script, { event }) => {
  if (event.type === 'ear.changed') script.remember({ ear: event.ear });
  sayMenu(script);
});

export const returnToMenu = onTurn((script) => sayMenu(script));

export const openTopics = onTurn((script, { words }) => readTopics(script, words.articles, 0));

export const moreTopics = onTurn((script, { words }) =>
  readTopics(script, words.articles, stageOf(script).page + 1),
);

function readTopics(script: Script, articles: readonly Article[], page: number): void {
  const shown = topicsOf(articles, page).map(({ topic }, at) => `${topic}请按${at + 1}`);
  const more = topicsOf(articles, page + 1).length > 0;
  script
    .remember({ menu: { ...start, stage: 'topics', page } })
    .say('keypad.topics', {
      ...(more ? {} : { form: 'last' }),
      slots: { detail: shown.join('，') },
    })
    .wait('keys');
}

function topicsOf(articles: readonly Article[], page: number): readonly Article[] {
  return articles.slice(page * PAGE, (page + 1) * PAGE);
}

export function hasMoreTopics({ memory: { menu }, words: { articles } }: Scene): boolean {
  return menu?.stage === 'topics' && topicsOf(articles, menu.page + 1).length > 0;
}

/** A topic was chosen: its first fact; the others one by one, as the caller asks for them. */
export const openArticle = onTurn((script, { words }) => {
  const { page } = stageOf(script);
  const article = page * PAGE + Number(script.text) - 1;
  script.remember({ menu: { ...start, stage: 'article', page, article }, met: true });
  readPart(script, words.articles);
});

export function choosesTopic(scene: Scene): boolean {
  const { event, memory, words } = scene;
  const { menu } = memory;
  if (!isKey(scene) || event.type !== 'turn' || menu?.stage !== 'topics') return false;
  const { articles } = words;
  const chosen = Number(event.text);
  return chosen >= 1 && chosen <= topicsOf(articles, menu.page).length;
}

export const nextPart = onTurn((script, { words }) => {
  const menu = stageOf(script);
  script.remember({ menu: { ...menu, misses: 0, part: menu.part + 1 } });
  readPart(script, words.articles);
});

export function hasNextPart({ memory: { menu }, words: { articles } }: Scene): boolean {
  return menu?.stage === 'article' && menu.part + 1 < (articles[menu.article]?.facts.length ?? 0);
}

export const backToTopics = onTurn((script, { words }) =>
  readTopics(script, words.articles, stageOf(script).page),
);

function readPart(script: Script, articles: readonly Article[]): void {
  const { article: at, part } = stageOf(script);
  const article = articles[at];
  const fact = article?.facts[part];
  if (article === undefined || fact === undefined) return;
  script.remember({ lastSpoken: [] });
  if (part === 0)
    script.say('solve.answer', { slots: { topic: article.topic, answer: fact.text } });
  else script.sayText(fact.text);
  if (part + 1 < article.facts.length) script.say('keypad.part').wait('keys');
  else script.say('keypad.part', { form: 'last' }).wait('answer_check');
}

export const askOrder = onTurn((script) => askStage(script, 'order', 'keypad.order'));

/** Digits of the 受理号, the phone number and the identity number, one after the other. */
export const takeDigits = onTurn((script, { words }) => {
  const menu = stageOf(script);
  if (menu.stage === 'order') {
    script.remember({ menu: { ...menu, order: script.text } });
    askStage(script, 'phone', 'keypad.phone');
  } else if (menu.stage === 'phone') {
    askStage(script, 'last_four', 'keypad.last_four');
  } else {
    script.remember({ matter: `查询办理进度，受理号${menu.order ?? ''}` });
    const department = departmentFor('default', words.company);
    requestHandoff(script, { reason: 'identity_failed', department });
  }
});

function askStage(script: Script, stage: MenuMemory['stage'], phrase: string): void {
  script
    .remember({ menu: { ...stageOf(script), stage, misses: 0 } })
    .say(phrase)
    .wait('keys');
}

const digitsOf: Readonly<Partial<Record<MenuMemory['stage'], RegExp>>> = {
  order: /^\d{8}$/,
  phone: /^1\d{10}$/,
  last_four: /^\d{3}[\dX]$/,
};

export function givesDigits(scene: Scene): boolean {
  const { event, memory } = scene;
  const wanted = memory.menu === null ? undefined : digitsOf[memory.menu.stage];
  return isKey(scene) && event.type === 'turn' && wanted?.test(event.text) === true;
}

/** The last digits of an identity: with them a person takes over, since a name can't be keyed. */
export function givesLastDigits(scene: Scene): boolean {
  return scene.memory.menu?.stage === 'last_four' && givesDigits(scene);
}

/** A complaint can't be told by keys: it is opened, and a person hears the rest (decision 5). */
export const complainByKeys = onTurn((script, scene) => {
  script
    .say('complaint.apology')
    .remember({ complaint: complaintIn(''), matter: script.memory.matter ?? '按键选择投诉建议' });
  recordAndTransfer(script, scene, false);
});

/** A wrong key: all of it once more. */
export const wrongKey = onTurn((script, { memory }) => sayAgain(script, memory));

/** No key within the limit. */
export const noKey = behave((script, { memory }) => {
  script.journal({ type: 'caller.silent', ms: script.limit });
  sayAgain(script, memory);
});

function sayAgain(script: Script, { lastSpoken }: CallMemory): void {
  const menu = stageOf(script);
  script.remember({ menu: { ...menu, misses: menu.misses + 1 }, lastSpoken });
  for (const spoken of lastSpoken) {
    if ('phrase' in spoken) script.add({ type: 'say', ...spoken });
    else script.add({ type: 'say_again', text: spoken.text });
  }
  script.wait('keys');
}

/** The third wrong key: a person, no consent needed, since nobody can be heard to give it. */
export const handOverAfterKeys = onTurn((script, scene) => handOver(script, scene));

/** The third limit without a key. */
export const handOverAfterSilence = behave((script, scene) => {
  script.journal({ type: 'caller.silent', ms: script.limit });
  handOver(script, scene);
});

function handOver(script: Script, scene: Scene): void {
  settleUnfinished(script, scene);
  const department = departmentFor('default', scene.words.company);
  requestHandoff(script, { reason: 'agent_failure', department });
}

/** A key of the menu, and of nothing that was asked. */
export function isKey(scene: Scene): boolean {
  const { event, memory } = scene;
  return event.type === 'turn' && event.via === 'keypad' && memory.menu !== null && byKeys(memory);
}

export function isKeyOf(stage: MenuMemory['stage'], key: string) {
  return (scene: Scene) =>
    isKey(scene) &&
    scene.memory.menu?.stage === stage &&
    scene.event.type === 'turn' &&
    scene.event.text === key;
}

export function isLastMiss(scene: Scene): boolean {
  return isKey(scene) && missedEnough(scene);
}

/** The limit is reached without a key, for the last time. */
export function isLastLimit(scene: Scene): boolean {
  const { event, memory } = scene;
  const due = event.type === 'timer' && event.timer === 'silence' && memory.awaiting === 'keys';
  return due && missedEnough(scene);
}

function missedEnough({ memory: { menu } }: Scene): boolean {
  return menu !== null && menu.misses + 1 >= MAX_MISSES;
}

function stageOf(script: Script): MenuMemory {
  return script.memory.menu ?? start;
}
