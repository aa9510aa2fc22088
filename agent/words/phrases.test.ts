import { describe, expect, test } from 'vitest';
import { PhraseSlotError } from './phraseSlots.ts';
import { createPhrases, UnknownPhraseError } from './phrases.ts';
import type { Phrase } from './types.ts';

const phrase: Phrase = {
  id: 'complaint.closing',
  text: '很抱歉，在{deadline}之内答复。',
  forms: { titled: '很抱歉，{title}，在{deadline}之内答复。' },
  wording: '很抱歉，先生/女士，在{deadline}之内答复。',
  clauses: ['ETI-6.2e'],
  source: 'phrase',
  slots: ['deadline', 'title'],
  interruptible: true,
  question: false,
};
const phrases = createPhrases([phrase]);

describe('filling a phrase', () => {
  test('puts the values in the places of the slots', () => {
    expect(phrases.fill('complaint.closing', { slots: { deadline: '1个工作日' } })).toBe(
      '很抱歉，在1个工作日之内答复。',
    );
    const slots = { deadline: '1个工作日', title: '王先生' };
    expect(phrases.fill('complaint.closing', { form: 'titled', slots })).toBe(
      '很抱歉，王先生，在1个工作日之内答复。',
    );
  });

  test('leaves a value that looks like a slot or a pattern as it is', () => {
    const slots = { deadline: '{title}$&' };
    expect(phrases.fill('complaint.closing', { slots })).toBe('很抱歉，在{title}$&之内答复。');
  });

  test('says which slot is missing, empty or unknown', () => {
    expect(() => phrases.fill('complaint.closing')).toThrow(PhraseSlotError);
    expect(() => phrases.fill('complaint.closing', { slots: { deadline: '' } })).toThrow(
      'deadline',
    );
    const slots = { deadline: '1个工作日', name: '王' };
    expect(() => phrases.fill('complaint.closing', { slots })).toThrow('name');
  });

  test('says which phrase or form is unknown', () => {
    expect(() => phrases.get('complaint.open')).toThrow(UnknownPhraseError);
    expect(() => phrases.fill('complaint.closing', { form: 'long' })).toThrow('long');
  });
});
