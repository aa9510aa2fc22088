/**
 * The rules for free speech, `prompts/rules.yaml`: their shape, with patterns compiled.
 * Every rule carries examples of both sides; a rule without them is refused, because they are
 * its tests.
 */
import { z } from 'zod';
import { slotsOf } from './phraseSlots.ts';
import { clauseSchema, type PhraseFile } from './phrases.ts';
import { readYamlEntries } from './readYaml.ts';
import type { GateRule } from './types.ts';
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

const examples = z.array(z.string().min(1, '内容不能为空')).min(1, '至少写一个例句');

const action = z.union(
  [
    z.strictObject({ rewrite: z.string() }),
    z.strictObject({ replace: z.string().min(1) }),
    z.literal('drop'),
  ],
  'action 应是 drop、{ rewrite: 文字 } 或 { replace: 用语编号 }',
);

const ruleSchema = z.strictObject({
  clauses: z.array(clauseSchema).min(1, '至少写一个条款'),
  patterns: z.array(pattern).min(1, '至少写一个正则表达式'),
  except: z.array(pattern).default([]),
  action,
  passes: examples,
  fails: examples,
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
    return { ...rule, id, action };
  });
}

function toAction(raw: z.output<typeof action>): GateRule['action'] {
  if (raw === 'drop') return { kind: 'drop' };
  return 'replace' in raw
    ? { kind: 'replace', phrase: raw.replace }
    : { kind: 'rewrite', replacement: raw.rewrite };
}
