/**
 * The rules for free speech, `prompts/rules.yaml`: their shape, with patterns compiled.
 * Every rule carries examples of both sides; a rule without them is refused, because they are
 * its tests.
 */
import { z } from 'zod';
import { slotsOf } from './phraseSlots.ts';
import { clauseSchema, type PhraseFile } from './phrases.ts';
import { readYamlEntries } from './readYaml.ts';
import { type GateExample, type GateRule, gateChecks } from './types.ts';
import type { FaultList } from './wordsFault.ts';

const pattern = z
  .string()
  .min(1, '内容不能为空')
  .transform((source, context) => {
    try {
      const expression = new RegExp(source, 'u');
      if (!expression.test('')) return expression;
      context.addIssue('正则表达式会匹配空文本');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      context.addIssue(`正则表达式有误：${reason}`);
    }
    return z.NEVER;
  });

const sentence = z.string().min(1, '内容不能为空');
/** A sentence alone, or with what stood before it. */
const example = z
  .union([
    sentence,
    z.strictObject({
      says: sentence,
      asked: sentence.optional(),
      before: z.array(sentence).optional(),
      previous: z.array(sentence).optional(),
      results: z.array(z.record(z.string(), z.unknown())).optional(),
    }),
  ])
  .transform(toExample);
const examples = z.array(example).min(1, '至少写一个例句');

const action = z.union(
  [
    z.strictObject({ rewrite: z.string() }),
    z.strictObject({ replace: z.string().min(1) }),
    z.literal('drop'),
    z.literal('mend'),
  ],
  'action 应是 drop、mend、{ rewrite: 文字 } 或 { replace: 用语编号 }',
);

const ruleSchema = z
  .strictObject({
    clauses: z.array(clauseSchema).min(1, '至少写一个条款'),
    patterns: z.array(pattern).default([]),
    except: z.array(pattern).default([]),
    check: z.enum(gateChecks, `check 应是 ${gateChecks.join('、')} 之一`).optional(),
    action,
    passes: examples,
    fails: examples,
  })
  .refine(({ patterns, check }) => patterns.length > 0 !== (check !== undefined), {
    error: 'patterns 与 check 应写且只写一个',
  })
  .refine(({ check, action: act }) => check !== undefined || act !== 'mend', {
    error: 'mend 只用于 check',
  });

/** Slots that the gate can fill on its own when it replaces a sentence by a phrase. */
export const companySlots: readonly string[] = ['company', 'agent_id', 'agent_number'];

/** Reads the rule file; faults go to the list. */
export function readRules(
  file: string,
  text: string,
  { phrases, ids }: PhraseFile,
  faults: FaultList,
): readonly GateRule[] {
  const yaml = readYamlEntries(file, text, ruleSchema, faults);
  if (yaml === null) return [];
  return Array.from(yaml.sound, ([id, rule]) => {
    const action = toAction(rule.action);
    if (action.kind === 'replace') {
      const line = yaml.lineOf([id, 'action']);
      const phrase = phrases.all.find((one) => one.id === action.phrase);
      const open = slotsOf(phrase?.text ?? '').filter((slot) => !companySlots.includes(slot));
      if (!ids.has(action.phrase)) faults.add(file, line, `${id}：没有用语 ${action.phrase}`);
      if (open.length > 0) {
        faults.add(
          file,
          line,
          `${id}：用语 ${action.phrase} 的槽位 ${open.join('、')} 在这里无从填写`,
        );
      }
    }
    const { check, ...rest } = rule;
    return { ...rest, id, action, ...(check === undefined ? {} : { check }) };
  });
}

function toExample(
  raw:
    | string
    | {
        readonly says: string;
        readonly asked?: string | undefined;
        readonly before?: readonly string[] | undefined;
        readonly previous?: readonly string[] | undefined;
        readonly results?: readonly Readonly<Record<string, unknown>>[] | undefined;
      },
): GateExample {
  if (typeof raw === 'string') return { says: raw };
  const { says, asked, before, previous, results } = raw;
  return {
    says,
    ...(asked === undefined ? {} : { asked }),
    ...(before === undefined ? {} : { before }),
    ...(previous === undefined ? {} : { previous }),
    ...(results === undefined ? {} : { results: results.map((result) => JSON.stringify(result)) }),
  };
}

function toAction(raw: z.output<typeof action>): GateRule['action'] {
  if (raw === 'drop' || raw === 'mend') return { kind: raw };
  return 'replace' in raw
    ? { kind: 'replace', phrase: raw.replace }
    : { kind: 'rewrite', replacement: raw.rewrite };
}
