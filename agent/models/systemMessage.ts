/**
 * The system message of a model turn: the instructions, whose company this is, today's date, and
 * the index of knowledge, so that a model knows what can be searched. Holds no customer data.
 */
import type { Words } from '../words/types.ts';

export function systemMessage(words: Words, now?: Date): string {
  const { company, articles, instructions } = words;
  const index = articles.map((article) => `- ${article.topic}：${article.index}`).join('\n');
  return [
    instructions.trim(),
    `公司：${company.name}。${now === undefined ? '' : `今天是${spokenDay(now, company.timeZone)}。`}`,
    `知识目录（用 search_knowledge 查内容）：\n${index}`,
  ].join('\n\n');
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function spokenDay(now: Date, timeZone: string): string {
  const known = dayFormats.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat('zh-CN', { timeZone, dateStyle: 'full' });
  dayFormats.set(timeZone, format);
  return format.format(now);
}
