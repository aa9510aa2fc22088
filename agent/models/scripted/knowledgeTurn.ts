/**
 * A turn that knowledge may answer: search with the caller's question, then with what the call was
 * about before (那企业的呢, 多少钱), then speak the facts word for word (REC-2.2e). Where nothing is
 * found it asks for a situation; it never fills a gap.
 */
import { isTrouble } from '../../behaviours/callerText.ts';
import type { Words } from '../../words/types.ts';
import type { Conversation, Move } from './conversation.ts';
import { foundFacts, type KnownFact, openChoices } from './foundFacts.ts';
import { questionsOf } from './questionsOf.ts';
import { situationOf } from './situationOf.ts';
import { subQuestions } from './subQuestions.ts';

/** Characters and sentences of free wording of one turn (ETI-5g); more is told in parts (ETI-6.1i). */
const longestAnswer = 80;
const mostSentences = 3;
/** A fact that covers much less of the question than the best one is left out. */
const scoreShare = 0.75;
/** Somebody with a trouble wants the whole way out of it. */
const troubleShare = 0.25;
/** From so many points on they are numbered (REC-2.2b). */
const numberedFrom = 3;
const ordinals = '一二三';
const askHow = /怎么(?!样|收|算|还|这|那|能)|如何|咋|步骤|流程|方法/u;

export function knowledgeTurn(conversation: Conversation, words: Words): Move {
  return severalTurn(conversation, words) ?? oneTurn(conversation, words);
}

/** A turn with several questions: all are searched, then answered together; null where it has one. */
function severalTurn(conversation: Conversation, words: Words): Move | null {
  const questions = subQuestions(conversation.text, words.articles);
  if (questions.length === 0) return null;
  const searches = conversation.exchanges.filter(({ name }) => name === 'search_knowledge');
  const search = (question: string) =>
    searches.find((exchange) => exchange.arguments.question === question);
  if (questions.some((question) => search(question) === undefined)) {
    return { type: 'search', questions };
  }
  const answered = questions.map((question) => foundFacts(search(question)));
  if (answered.every((facts) => facts.length === 0)) return null;
  const missing = questions.filter((_, at) => answered[at]?.length === 0);
  const points = byTopic(
    answered.flatMap((facts, at) => {
      const core = coreOf(facts);
      return askHow.test(questions[at] ?? '') ? wholeTopic(core, words) : core;
    }),
  );
  const unanswered = missing.some(
    (text) => situationOf({ ...conversation, text }, words).situation === 'cannot_answer',
  );
  return tell(points, conversation, words, unanswered ? 'cannot_answer' : undefined);
}

function oneTurn(conversation: Conversation, words: Words): Move {
  const { text, exchanges } = conversation;
  const searches = exchanges.filter(({ name }) => name === 'search_knowledge');
  const facts = foundFacts(searches.find((search) => foundFacts(search).length > 0));
  if (facts.length > 0) {
    const core = coreOf(facts);
    const points = fits(core) && isTrouble(text) ? withHelp(facts) : core;
    return tell(askHow.test(text) ? wholeTopic(points, words) : points, conversation, words);
  }
  const choices = searches.map(openChoices).find((open) => open.length > 0);
  if (choices !== undefined) {
    const detail = `是${choices.join('还是')}`;
    return { type: 'say', text: words.phrases.fill('need.detail', { slots: { detail } }) };
  }
  const referred = situationOf(conversation, words);
  const tried = searches.map((search) => search.arguments.question);
  const questions = questionsOf(conversation, words.articles).filter(
    (question) => !tried.includes(question),
  );
  if (questions.length > 0 && !referred.before) return { type: 'search', questions };
  return (
    askForDetail(conversation, words) ?? {
      type: 'call',
      name: 'request_situation',
      arguments: { situation: toldDetail(conversation, words) ?? referred.situation },
    }
  );
}

/** What the caller has answered to the question for the trouble is one, known or not. */
function toldDetail({ lastHeard }: Conversation, words: Words): 'cannot_answer' | null {
  return lastHeard.includes(troubleQuestion(words)) ? 'cannot_answer' : null;
}

function troubleQuestion({ phrases }: Words): string {
  return phrases.fill('need.detail', { slots: { detail: '遇到的情况或屏幕上的提示' } });
}

/** A trouble with something of ours, and nothing on what it is: STD-2.2a, once. */
function askForDetail({ text, lastHeard }: Conversation, words: Words): Move | null {
  const vague =
    isTrouble(text) && /证书|介质|key|盘|盾/iu.test(text) && !/怎么|吗|多少/u.test(text);
  const ask = troubleQuestion(words);
  return vague && !lastHeard.includes(ask) ? { type: 'say', text: ask } : null;
}

/** The facts that answer the question itself. */
function coreOf(facts: readonly KnownFact[]): readonly KnownFact[] {
  return facts.filter(({ score }) => score >= (facts[0]?.score ?? 0) * scoreShare);
}

/** What is told of one topic stands together. */
function byTopic(facts: readonly KnownFact[]): readonly KnownFact[] {
  const topics = [...new Set(facts.map(({ topic }) => topic))];
  return topics.flatMap((topic) => facts.filter((fact) => fact.topic === topic));
}

/** What helps out of a trouble besides, as far as it fits. */
function withHelp(facts: readonly KnownFact[]): readonly KnownFact[] {
  const helpful = facts.filter(({ score }) => score >= (facts[0]?.score ?? 0) * troubleShare);
  const told: KnownFact[] = [];
  for (const fact of helpful) {
    if (fits([...told, fact])) told.push(fact);
  }
  return told;
}

/** Who asks how something is done wants all of its topic: when, what it costs, what it takes. */
function wholeTopic(points: readonly KnownFact[], { articles }: Words): readonly KnownFact[] {
  const [first] = points;
  const article = articles.find(({ topic }) => topic === first?.topic);
  if (first === undefined || article === undefined) return points;
  if (points.some(({ topic }) => topic !== first.topic)) return points;
  const whole = article.facts.map(({ text }) => ({ topic: first.topic, text, score: 0 }));
  return fits(whole) ? whole : points;
}

function fits(facts: readonly KnownFact[]): boolean {
  const length = facts.reduce((sum, { text }) => sum + text.length, 0);
  return facts.length <= mostSentences && length <= longestAnswer;
}

/** Says the facts; too many for one breath are told in parts. Without what was said already. */
function tell(
  facts: readonly KnownFact[],
  { text, said, heard }: Conversation,
  words: Words,
  then?: 'cannot_answer',
): Move {
  const points = facts.filter(
    (fact, at) =>
      !wasSaid(fact.text, said) && facts.findIndex((one) => one.text === fact.text) === at,
  );
  if (!fits(points) && said === '') {
    const parts = points.map((point) => point.text);
    const situation = 'long_information';
    return { type: 'call', name: 'request_situation', arguments: { situation, parts } };
  }
  const spoken = points.slice(0, mostSentences);
  const [first] = spoken;
  const topics = new Set(spoken.map(({ topic }) => topic));
  const steps = askHow.test(text) && topics.size === 1 ? stepsOf(first, words) : null;
  const fresh = said === '' && topics.size === 1 && !heard.includes(`关于您提出的${first?.topic}`);
  const answer =
    spoken.length < numberedFrom
      ? spoken.map((point) => point.text).join('')
      : spoken.map((point, at) => `第${ordinals[at]}，${point.text}`).join('');
  const phrased =
    fresh && first !== undefined
      ? words.phrases.fill('solve.answer', { slots: { topic: first.topic, answer } })
      : answer;
  return { type: 'say', text: steps ?? phrased, ...(then === undefined ? {} : { then }) };
}

/** The fact as numbered steps (STD-3.1); null where it is not told in steps. */
function stepsOf(fact: KnownFact | undefined, { articles, phrases }: Words): string | null {
  const known = articles.flatMap(({ facts }) => facts).find(({ text }) => text === fact?.text);
  const [step1, step2, step3] = (known?.steps ?? []).map((step) => `${step}，`);
  if (step1 === undefined || step2 === undefined) return null;
  return step3 === undefined
    ? phrases.fill('solve.steps', { form: 'two', slots: { step1, step2 } })
    : phrases.fill('solve.steps', { slots: { step1, step2, step3 } });
}

/** Whether a fact is in what was said, verbatim or with all of its numbers and most of its words. */
function wasSaid(fact: string, said: string): boolean {
  const plain = plainText(said);
  if (plain === '') {
    return false;
  }
  const own = plainText(fact);
  const pairs = [...own].slice(1).map((character, at) => own[at] + character);
  const shared = pairs.filter((pair) => plain.includes(pair)).length;
  const numbers = own.match(/\d+/g) ?? [];
  return numbers.every((number) => plain.includes(number)) && shared >= pairs.length * 0.6;
}

function plainText(text: string): string {
  return text.replaceAll(/[\p{P}\p{S}\s]/gu, '');
}
