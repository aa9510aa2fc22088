/**
 * Which phrases have audio made beforehand: every phrase, and every other form of it, whose slots
 * are all known before a call (the company's). The opening comes first, so that a start that is cut
 * short has what the next call needs most.
 */
import { fillSlots, slotsOf } from '../../words/phraseSlots.ts';
import type { Words } from '../../words/types.ts';

export interface PhraseText {
  readonly phrase: string;
  /** Name of the form, where it is not the phrase's own text. */
  readonly form?: string;
  /** With its slots filled, as the conductor will say it. */
  readonly text: string;
}

/** @param slots values known before a call: company, agent_id, agent_number */
export function phraseTexts(
  words: Words,
  slots: Readonly<Record<string, string>>,
): readonly PhraseText[] {
  const all = words.phrases.all.flatMap(({ id, text, forms }) =>
    [{ text }, ...Object.entries(forms).map(([form, words]) => ({ form, text: words }))]
      .filter((entry) => slotsOf(entry.text).every((slot) => slot in slots))
      .map((entry) => {
        const names = slotsOf(entry.text);
        const values = Object.fromEntries(names.map((name) => [name, slots[name] ?? '']));
        return { phrase: id, ...entry, text: fillSlots(id, entry.text, values, names) };
      }),
  );
  const rank = ({ phrase }: PhraseText): number => (phrase.startsWith('opening.') ? 0 : 1);
  return all.toSorted((a, b) => rank(a) - rank(b));
}
