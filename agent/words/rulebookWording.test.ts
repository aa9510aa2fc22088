/**
 * Mandated wording is spoken verbatim. `prompts/rulebook-wording.yaml` is the copy of the norms;
 * phrases that choose a side of "/" or leave words out are spelled out here, all their forms.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadWords } from './loadWords.ts';
import type { Phrase } from './types.ts';

const prompts = join(import.meta.dirname, '../../prompts');
const wordings = z.record(z.string(), z.array(z.string()));
const rulebook = z
  .object({ mandated: wordings, house: wordings, added: wordings })
  .parse(parse(readFileSync(join(prompts, 'rulebook-wording.yaml'), 'utf8')));
const { phrases } = loadWords(prompts);

/** The only phrases whose words are not the norm's own, letter by letter. */
const chosen: Readonly<Record<string, readonly string[]>> = {
  'outbound.identity': ['请问是{surname}{title}吗？', '请问是{caller}吗？'],
  'address.by_name': ['{surname}{title}，请问有什么可以帮助您？'],
  'solve.steps': [
    '您可以按照以下步骤操作：第一{step1}第二{step2}第三{step3}请问您清楚了吗？',
    '您可以按照以下步骤操作：第一{step1}第二{step2}请问您清楚了吗？',
  ],
  'solve.understood': ['请问您清楚了吗？'],
  'lookup.ask': [
    '您的问题我需要帮您查询一下，请您稍等片刻，好吗？',
    '您的问题我需要帮您查询一下，请您稍等片刻，好吗？',
    '您的问题我需要帮您核实一下，请您稍等片刻，好吗？',
  ],
  'positive.try': ['我们可以尝试{alternative}'],
  'positive.suggest': ['建议您选择{alternative}'],
  'thanks.reply': ['不客气', '请不必客气'],
  'praise.reply': [
    '请不必客气，这是我们应该做的，感谢您对我们工作的支持，随时欢迎您再来电。',
    '请不必客气，这是我们的工作职责，感谢您对我们工作的支持，随时欢迎您再来电。',
  ],
  'cannot_answer.surname': ['请问您贵姓？', '{title}：请问您贵姓？'],
  system_fault: [
    '对不起，线路正在维护，请您稍后再来电，对于给您带来的不便，我们感到非常的抱歉！',
    '对不起，线路正在维护，请您稍后再来电，对于给您带来的不便，我们感到非常的抱歉！',
    '对不起，服务器正在维护，请您稍后再来电，对于给您带来的不便，我们感到非常的抱歉！',
  ],
  'complaint.apology': [
    '非常抱歉给您带来了不好的体验，我非常理解您现在的心情。',
    '非常抱歉给您添麻烦了，我非常理解您现在的心情。',
  ],
  'complaint.closing': [
    '很抱歉，多谢您反映的意见，我们会尽快向上级部门反映，并在{deadline}之内给您明确的答复，再见！',
    '很抱歉，{title}，多谢您反映的意见，我们会尽快向上级部门反映，并在{deadline}之内给您明确的答复，再见！',
  ],
  'transfer.consent': [
    '您反映的这个问题超出了我的处理权限，我会帮您转接给相关部门的同事，请他们为您提供更专业的帮助，可以吗？',
    '您反映的这个问题比较特殊，我会帮您转接给相关部门的同事，请他们为您提供更专业的帮助，可以吗？',
    '您反映的这个问题超出了我的处理权限，我会帮您转接给我的主管，请他们为您提供更专业的帮助，可以吗？',
    '您反映的这个问题比较特殊，我会帮您转接给我的主管，请他们为您提供更专业的帮助，可以吗？',
  ],
};

/** A wording and its parts: the question of a greeting is said apart from it (decision 3). */
function isVerbatim(text: string, wording: string): boolean {
  const whole = wording.replace('+', '');
  const question = whole.indexOf('请问');
  const parts = question > 0 ? [whole.slice(0, question), whole.slice(question)] : [];
  return text === whole || parts.includes(text);
}

function textsOf({ text, forms }: Phrase): readonly string[] {
  return [text, ...Object.values(forms)];
}

describe('every wording of the rulebook', () => {
  const all = [...Object.entries(rulebook.mandated), ...Object.entries(rulebook.house)];
  const cases = all.flatMap(([clause, texts]) => texts.map((text) => [clause, text] as const));

  test.each(cases)('%s: %s is a phrase', (clause, text) => {
    const source = Object.hasOwn(rulebook.house, clause) ? 'house' : 'phrase';
    const having = phrases.all.filter(
      (phrase) =>
        phrase.source === source &&
        (phrase.wording.split(/[+/]/u).includes(text) ||
          phrase.wording === text ||
          textsOf(phrase).includes(text)),
    );
    expect(having.length).toBeGreaterThan(0);
    const cited = having.flatMap((phrase) => phrase.clauses);
    expect(cited).toEqual(expect.arrayContaining([...clausesIn(clause)]));
  });

  test('is still in the copy: 83 mandated ones, and 20 of the house', () => {
    const count = (group: Record<string, string[]>) => Object.values(group).flat().length;
    expect([count(rulebook.mandated), count(rulebook.house)]).toEqual([83, 20]);
  });
});

/** Ids in a heading of the copy: `HSE-2, are_you_human` names one. */
function clausesIn(heading: string): readonly string[] {
  return heading.match(/\b(?:REC|ETI|TRN|STD|MGT|HSE)-[\w.]*\w/gu) ?? [];
}

describe('every phrase', () => {
  const known = new Set(
    [rulebook.mandated, rulebook.house, rulebook.added].flatMap((group) =>
      Object.values(group).flat(),
    ),
  );

  test.each(phrases.all.map((phrase) => [phrase.id, phrase] as const))(
    '%s is spoken as the rulebook words it',
    (id, phrase) => {
      const parts = known.has(phrase.wording) ? [phrase.wording] : phrase.wording.split(/[+/]/u);
      for (const part of parts) expect(known).toContain(part);
      const expected = chosen[id];
      if (expected !== undefined) {
        expect(textsOf(phrase)).toEqual(expected);
        return;
      }
      expect(isVerbatim(phrase.text, phrase.wording)).toBe(true);
      const extra = { first_in_line: true, nothing_said: true };
      for (const [name, form] of Object.entries(phrase.forms)) {
        if (!(name in extra))
          expect(isVerbatim(form, phrase.wording) || known.has(form), name).toBe(true);
      }
    },
  );

  test('leaves no choice, no gap and no place for the norm to say in its spoken words', () => {
    for (const phrase of phrases.all) {
      for (const text of textsOf(phrase)) expect(text).not.toMatch(/[/…「」]|先生\/女士/u);
    }
  });
});
