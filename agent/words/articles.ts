/**
 * The knowledge articles, `prompts/knowledge/<topic>.md`: the only facts that may be stated.
 * First line the index entry, second line the aliases, then facts, each a spoken sentence with
 * the words of the questions it answers, and its two or three steps where it tells how. Any other line is a fault: nothing is skipped silently.
 */
import type { Article, Fact } from './types.ts';
import type { FaultList } from './wordsFault.ts';

interface Pending {
  readonly text: string;
  readonly line: number;
  steps?: readonly string[];
}

/** Reads one article; faults go to the list. */
export function readArticle(topic: string, file: string, text: string, faults: FaultList): Article {
  const lines = text.split(/\r?\n/u);
  const index = (lines[0] ?? '').trim();
  if (index === '') faults.add(file, 1, '第一行应是索引：这篇知识回答什么');
  const aliases = listAfter('别名：', lines[1] ?? '');
  if (aliases === null) faults.add(file, 2, '第二行应是“别名：甲、乙”');

  const facts: Fact[] = [];
  let pending: Pending | null = null;
  const seen = new Set<string>();
  for (const [position, raw] of lines.entries()) {
    const number = position + 1;
    const line = raw.trim();
    if (number <= 2 || line === '') continue;
    if (line.startsWith('- ')) {
      if (pending !== null) faults.add(file, pending.line, '这条事实后面缺少“问：”一行');
      const fact = line.slice(2).trim();
      if (!/[。！？]$/u.test(fact)) faults.add(file, number, '事实应是完整的句子，以。！？结尾');
      if (seen.has(fact)) faults.add(file, number, '这条事实重复了');
      seen.add(fact);
      pending = { text: fact, line: number };
    } else if (line.startsWith('步：')) {
      const steps = line
        .slice('步：'.length)
        .split('；')
        .map((step) => step.trim());
      if (pending === null) faults.add(file, number, '“步：”应紧跟在一条事实之后');
      else if (steps.length < 2 || steps.length > 3 || steps.includes(''))
        faults.add(file, number, '“步：”后面应有两步或三步，以；分隔');
      else pending.steps = steps;
    } else if (line.startsWith('问：')) {
      const keywords = listAfter('问：', line);
      if (pending === null) faults.add(file, number, '“问：”应紧跟在一条事实之后');
      else if (keywords === null) faults.add(file, number, '“问：”后面应有至少一个词');
      else {
        const { text: told, steps } = pending;
        facts.push({ text: told, keywords, ...(steps === undefined ? {} : { steps }) });
      }
      pending = null;
    } else {
      faults.add(file, number, '只能是“- 事实。”、“步：一；二；三”或“问：词、词”');
    }
  }
  if (pending !== null) faults.add(file, pending.line, '这条事实后面缺少“问：”一行');
  if (seen.size === 0) faults.add(file, 0, '没有一条事实');
  return { topic, index, aliases: aliases ?? [], facts, text };
}

function listAfter(prefix: string, line: string): readonly string[] | null {
  if (!line.trim().startsWith(prefix)) return null;
  const items = line.trim().slice(prefix.length).split('、');
  const words = items.map((item) => item.trim()).filter((item) => item !== '');
  return words.length === items.length ? words : null;
}
