/**
 * The caller's form of address at the head of a reply (ETI-6.1b). A mandated phrase stays word for
 * word: only in the answer of STD-3.1 it stands before {answer}, which is a slot.
 */
import { phraseSpoken } from '../words/phraseSpoken.ts';
import type { Phrases } from '../words/types.ts';

export function addressed(text: string, address: string, phrases: Phrases): string {
  if (text === '' || text.includes(address)) return text;
  const phrase = phraseSpoken(text, phrases);
  if (phrase === null) return `${address}，${text}`;
  if (phrase.id !== 'solve.answer') return text;
  const lead = phrase.text.split('{answer}')[0]?.split('{topic}').at(-1) ?? '';
  return lead === '' ? text : text.replace(lead, `${lead}${address}，`);
}
