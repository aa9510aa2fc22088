/**
 * Which mandated phrase a sentence is, word for word, slots aside: a reply may bring one (an answer
 * in the words of STD-3.1), and then it is journaled as that phrase. Refuses to guess: a phrase of
 * hardly any fixed words is none, and one character more or less is free speech.
 */
import { slotsOf } from './phraseSlots.ts';
import type { Phrase, Phrases } from './types.ts';

/** Fewer fixed characters than these are in too many sentences. */
const fixedAtLeast = 5;

interface Template {
  readonly phrase: Phrase;
  readonly words: RegExp;
  readonly fixed: number;
}

const built = new WeakMap<Phrases, readonly Template[]>();

/** The phrase whose words these are; null where they are free. */
export function phraseSpoken(text: string, phrases: Phrases): Phrase | null {
  const templates = built.get(phrases) ?? templatesOf(phrases);
  built.set(phrases, templates);
  return templates.find(({ words }) => words.test(text))?.phrase ?? null;
}

function templatesOf(phrases: Phrases): readonly Template[] {
  return phrases.all
    .flatMap((phrase) =>
      [phrase.text, ...Object.values(phrase.forms)].map((text) => templateOf(phrase, text)),
    )
    .filter(({ fixed }) => fixed >= fixedAtLeast)
    .toSorted((one, other) => other.fixed - one.fixed);
}

function templateOf(phrase: Phrase, text: string): Template {
  const slots = slotsOf(text).map((slot) => `{${slot}}`);
  const fixed = slots.reduce((left, slot) => left.replaceAll(slot, ''), text);
  const source = text
    .split(/\{[^{}]+\}/u)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    .join('.{1,200}?');
  return {
    phrase,
    words: new RegExp(`^${source}$`, 'u'),
    fixed: fixed.replaceAll(/[\p{P}\p{S}]/gu, '').length,
  };
}
