/**
 * The rules for free speech, `prompts/rules.yaml`: their shape, with patterns compiled.
 * Every rule carries examples of both sides; a rule without them is refused, because they are
 * its tests.
 */
import { z } from 'zod';
import { slotsOf } from './phraseSlots.ts';
import { clauseSchema } from './phrases.ts';
import { readYaml } from './readYaml.ts';
import type { GateRule, Phrases } from './types.ts';
import type { FaultList } from './wordsFault.ts';

const pattern = z
  .string()
  .min(1, '内容不能为空')
  .transform((source, context) => {
    try {
      return new RegExp(source, 'u');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      context.addIssue(`正则表达式有误：${reason}`);
      return z.NEVER;
    }
  })
  .refine((expression) => !expression.test(''), '正则表达式会匹配空文本');

const examples = z.array(z.string().min(1, '内容不能为空')).min(1, '至少写一个例句');

const action = z.union(
  [
    z.strictObject({ rewrite: z.string() }),
    z.strictObject({ replace: z.string().min(1) }),
    z.literal('drop'),
  ],
  'action 应是 drop、{ rewrite: 文字 } 或 { replace: 用语编号 }',
);

const fileSchema = z.record(
  z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/u, '编号应由小写字母、数字、下划线和点组成'),
  z.strictObject({
    clauses: z.array(clauseSchema).min(1, '至少写一个条款'),
    patterns: z.array(pattern).min(1, '至少写一个正则表达式'),
    except: z.array(pattern).default([]),
    action,
    passes: examples,
    fails: examples,
  }),
);

/** Slots that the gate can fill on its own when it replaces a sentence by a phrase. */
export const companySlots: readonly string[] = ['company', 'agent_id', 'agent_number'];

/** Reads the rule file; faults go to the list. */
export function readRules(
  file: string,
  text: string,
  phrases: Phrases,
  faults: FaultList,
): readonly GateRule[] {
  const yaml = readYaml(file, text, fileSchema, faults);
  if (yaml === null) return [];
  return Object.entries(yaml.value).map(([id, rule]) => {
    if (typeof rule.action === 'object' && 'replace' in rule.action) {
      const fault = replacementFault(rule.action.replace, phrases);
      if (fault !== null) faults.add(file, yaml.lineOf([id, 'action']), `${id}：${fault}`);
    }
    return { ...rule, id, action: toAction(rule.action) };
  });
}

function replacementFault(id: string, phrases: Phrases): string | null {
  const phrase = phrases.all.find((one) => one.id === id);
  if (phrase === undefined) return `没有用语 ${id}`;
  const open = slotsOf(phrase.text).filter((slot) => !companySlots.includes(slot));
  return open.length === 0 ? null : `用语 ${id} 的槽位 ${open.join('、')} 在这里无从填写`;
}

function toAction(raw: z.output<typeof action>): GateRule['action'] {
  if (raw === 'drop') return { kind: 'drop' };
  return 'replace' in raw
    ? { kind: 'replace', phrase: raw.replace }
    : { kind: 'rewrite', replacement: raw.rewrite };
}
