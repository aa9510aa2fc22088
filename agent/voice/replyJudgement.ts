/**
 * What a finished reply was: a question the caller must answer, or the fact they wanted. Told by
 * code, not by a model: the flow chooses its silence limits and its farewell by it. Pure.
 */
import { verifyIdentity } from '../../tools/identity/verifyIdentity.ts';
import { requestSituation } from '../../tools/situation/requestSituation.ts';
import type { ToolExchange } from '../models/types.ts';
import type { Words } from '../words/types.ts';

/** Closing checks: the caller may leave them unanswered (rulebook decision 9). */
const CHECKS = /(?:清楚了吗|您看这样处理可以吗|其他问题吗|还有什么可以帮您)？$/u;

/** STD-2.4b asks without a question mark. */
const ASKS_FOR = /麻烦您告诉我一下[^。]*，谢谢。$/u;

/** Tools whose success tells the caller nothing yet. */
const WITHOUT_FACTS = new Set([verifyIdentity.name, requestSituation.name]);

/** Whether the reply ended as a question that needs an answer to go on. */
export function asks(text: string): boolean {
  const said = text.trim();
  return ASKS_FOR.test(said) || (/[？?]$/u.test(said) && !CHECKS.test(said));
}

/** Whether the reply told a fact: one of the knowledge, or one that a tool gave. */
export function informs(
  text: string,
  words: Words,
  exchanges: readonly Pick<ToolExchange, 'name' | 'output' | 'failed'>[],
): boolean {
  return (
    exchanges.some(gaveFact) ||
    words.articles.some((article) => article.facts.some((fact) => text.includes(fact.text)))
  );
}

function gaveFact(exchange: Pick<ToolExchange, 'name' | 'output' | 'failed'>): boolean {
  if (exchange.failed || WITHOUT_FACTS.has(exchange.name)) return false;
  return !exchange.output.includes('"found":false');
}
