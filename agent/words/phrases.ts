/**
 * The mandated and house phrases of `prompts/phrases.yaml`: their shape, and the book that hands
 * them out. A phrase is data: nothing here changes a word of it, and no default stands in for one
 * that is missing.
 */
import { z } from 'zod';
import { fillSlots, hasStrayBrace, knownSlots, PhraseSlotError, slotsOf } from './phraseSlots.ts';
import { readYamlEntries } from './readYaml.ts';
import { requiredPhrases } from './requiredPhrases.ts';
import type { Phrase, Phrases } from './types.ts';
import type { FaultList } from './wordsFault.ts';

export { PhraseSlotError };

const words = z
  .string()
  .trim()
  .min(1, '内容不能为空')
  .superRefine((text, context) => {
    const unknown = slotsOf(text).filter((slot) => !knownSlots.has(slot));
    if (unknown.length > 0) context.addIssue(`没有这样的槽位：${unknown.join('、')}`);
    if (hasStrayBrace(text)) context.addIssue('花括号不成对');
  });

/** Clause ids of the rulebook. */
export const clauseSchema = z
  .string()
  .regex(/^(REC|ETI|TRN|STD|MGT|HSE)-[\w.]+$/u, '条款编号应形如 REC-2.1b');

const phraseSchema = z.strictObject({
  text: words,
  forms: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/u), words).default({}),
  wording: z.string().trim().min(1, '内容不能为空').optional(),
  clauses: z.array(clauseSchema).min(1, '至少写一个条款'),
  source: z.enum(['phrase', 'house']).default('phrase'),
  situation: z
    .string()
    .regex(/^[a-z_]+$/u)
    .optional(),
  interruptible: z.boolean().default(true),
  question: z.boolean().default(false),
  pace: z.literal('slow').exactOptional(),
});

/** The phrases of a file, and the ids that it names, faulty entries too. */
export interface PhraseFile {
  readonly phrases: Phrases;
  readonly ids: ReadonlySet<string>;
}

/** Reads the phrase file; faults go to the list, what is sound is still handed back. */
export function readPhrases(file: string, text: string, faults: FaultList): PhraseFile {
  const yaml = readYamlEntries(file, text, phraseSchema, faults);
  if (yaml === null) return { phrases: createPhrases([]), ids: new Set() };
  const phrases = Array.from(yaml.sound, ([id, { situation, ...entry }]) => ({
    id,
    ...entry,
    wording: entry.wording ?? entry.text,
    slots: [...new Set([entry.text, ...Object.values(entry.forms)].flatMap(slotsOf))],
    ...(situation === undefined ? {} : { situation }),
  }));
  for (const [id, slots] of Object.entries(requiredPhrases)) {
    if (!yaml.names.has(id)) faults.add(file, 0, `缺少用语 ${id}，通话流程需要它`);
    const phrase = yaml.sound.get(id);
    if (phrase === undefined) continue;
    for (const slot of slots.filter((name) => !slotsOf(phrase.text).includes(name))) {
      faults.add(file, yaml.lineOf([id, 'text']), `${id}：缺少槽位 {${slot}}`);
    }
  }
  return { phrases: createPhrases(phrases), ids: yaml.names };
}

/** The book of phrases. */
export function createPhrases(all: readonly Phrase[]): Phrases {
  const byId = new Map(all.map((phrase) => [phrase.id, phrase]));
  const get = (id: string): Phrase => {
    const phrase = byId.get(id);
    if (phrase === undefined) throw new UnknownPhraseError(id);
    return phrase;
  };
  return {
    all,
    get,
    fill(id, { form, slots = {} } = {}) {
      const phrase = get(id);
      const text = form === undefined ? phrase.text : phrase.forms[form];
      if (text === undefined) throw new UnknownPhraseError(id, form);
      return fillSlots(id, text, slots, phrase.slots);
    },
  };
}

/** A phrase or a form was asked for that the phrase file does not have. */
export class UnknownPhraseError extends Error {
  override readonly name = 'UnknownPhraseError';
  readonly phrase: string;

  constructor(phrase: string, form?: string) {
    super(form === undefined ? `没有用语 ${phrase}` : `用语 ${phrase} 没有形式 ${form}`);
    this.phrase = phrase;
  }
}
