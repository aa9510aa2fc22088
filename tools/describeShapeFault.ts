/**
 * Says to a model, in a sentence, which of its arguments are wrong and what they have to be. Never
 * repeats what it sent: the input may hold personal data, or words that try to steer the model.
 */
import type { z } from 'zod';
import type { Tool } from './types.ts';

/** One sentence with every wrong argument, its rule, and what to do next. */
export function describeShapeFault(tool: Tool, error: z.ZodError): string {
  const known = Object.keys(tool.parameters.shape);
  const faults = error.issues.map((issue) => {
    const field = String(issue.path[0] ?? '');
    if (issue.code === 'unrecognized_keys' || !known.includes(field)) {
      return `只接受这些参数：${known.join('、') || '无'}`;
    }
    if (issue.code === 'invalid_value') {
      return `${field} 只能是 ${issue.values.map(String).join('、')} 之一`;
    }
    const rule = tool.parameters.shape[field]?.description;
    return rule === undefined ? `${field} 不符合参数说明` : `${field}：${rule}`;
  });
  return `${tool.name} 的参数不对。${[...new Set(faults)].join('；')}。请更正后重新调用，缺的内容先问来电人。`;
}
