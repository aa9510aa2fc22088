/** The phrase file as a whole: whose situation each phrase belongs to, and where its slots come from. */
import { describe, expect, it } from 'vitest';
import { slotSources } from '../../agent/words/phraseSlots.ts';
import { words } from '../support/dialogue.ts';

/** The situations of the vocabulary that have words of their own. */
const situations = `
  silent inaudible wrong_number need_unclear identity cannot_answer system_fault out_of_scope
  chit_chat private_call personal_info are_you_human instructions_request slow_blame mistake_blame
  line_busy_blame abuse danger complaint person_request recording_objection suggestion thanks praise
  other_language refuse_with_alternative nothing_more no_reply_at_end contact_change
`
  .split(/\s+/u)
  .filter((name) => name !== '');

describe('a situation of the rulebook', () => {
  it.each(situations)('%s has words', (situation) => {
    expect(words.phrases.all.filter((phrase) => phrase.situation === situation)).not.toEqual([]);
  });

  it('is what a phrase names, and nothing else', () => {
    const named = words.phrases.all.flatMap((phrase) =>
      phrase.situation === undefined ? [] : [phrase.situation],
    );
    expect([...new Set(named)].filter((name) => !situations.includes(name))).toEqual([]);
  });
});

describe('a slot', () => {
  it('has sources: settings, knowledge, tools, closed lists or the caller, never a model', () => {
    const used = new Set(words.phrases.all.flatMap(({ slots }) => slots));
    for (const slot of used) expect(slotSources[slot] ?? []).not.toEqual([]);
  });

  it('that names deadlines, departments and numbers comes from the settings alone', () => {
    for (const slot of ['company', 'agent_id', 'deadline', 'department', 'phone', 'place']) {
      expect(slotSources[slot]).toEqual(['company']);
    }
  });
});
