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

/** Characters and sentences of free wording of one turn (ETI-5g). */
const longestAnswer = 80;
const mostSentences = 3;
/** A fact that covers much less of the question than the best one is left out. */
const scoreShare = 0.75;
/** Somebody with a trouble wants the whole way out of it. */
const troubleShare = 0.25;

export function knowledgeTurn(conversation: Conversation, words: Words): Move {
  const { text, exchanges, said } = conversation;
  const searches = exchanges.filter(({ name }) => name === 'search_knowledge');
  const facts = foundFacts(searches.findLast((search) => foundFacts(search).length > 0));
  if (facts.length > 0) {
    return { type: 'say', text: answer(facts, said, isTrouble(text) ? troubleShare : scoreShare) };
  }
  const choices = openChoices(searches.at(-1));
  if (choices.length > 0) {
    const detail = `是${choices.join('还是')}`;
    return { type: 'say', text: words.phrases.fill('need.detail', { slots: { detail } }) };
  }
  const referred = situationOf(conversation, words);
  const tried = searches.map((search) => search.arguments.question);
  const question = referred.before
    ? undefined
    : questionsOf(conversation, words.articles).find((candidate) => !tried.includes(candidate));
  if (question !== undefined) {
    return { type: 'call', name: 'search_knowledge', arguments: { question } };
  }
  return {
    type: 'call',
    name: 'request_situation',
    arguments: { situation: referred.situation },
  };
}

/** The facts that answer, as long as they fit; without what was said already. */
function answer(facts: readonly KnownFact[], said: string, share: number): string {
  const best = facts[0];
  const fitting = facts.filter((fact) => fact.score >= (best?.score ?? 0) * share);
  const told: string[] = [];
  for (const { text } of fitting.filter((fact) => !wasSaid(fact.text, said))) {
    const length = told.join('').length + text.length;
    if (told.length === 0 || (told.length < mostSentences && length <= longestAnswer)) {
      told.push(text);
    }
  }
  return told.join('');
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
