/**
 * Promotion (MGT-1.4.4): where the company has turned it on, at most one relevant piece of the
 * knowledge in a call, word for word, after the need was met and before anything else is asked.
 * Never in a call in which the caller was upset or complained, nor with a promise open.
 */
import type { Words } from '../words/types.ts';
import type { Script } from './behaviour.ts';

/** Says the offer, if there is one to be made. */
export function promote(script: Script, { company, articles }: Words): void {
  const { met, open, soured, promoted, answered } = script.memory;
  const fit = met && !open && !soured && !promoted;
  if (!company.promotion.enabled || !fit) return;
  const told = (text: string) => answered.includes(text);
  const topic = articles.find(({ facts }) => facts.some(({ text }) => told(text)))?.topic;
  const known = new Set(articles.flatMap(({ facts }) => facts.map(({ text }) => text)));
  const offer = company.promotion.offers.find(
    ({ after, fact }) => after.includes(topic ?? '') && known.has(fact) && !told(fact),
  );
  if (offer === undefined) return;
  script.add({ type: 'say_again', text: offer.fact }).remember({ promoted: true });
}
