/**
 * Facts for an answer, from the knowledge articles only (REC-2.2e). What is not found here is not
 * said: the model is told to ask for `cannot_answer` or `out_of_scope` instead of guessing.
 */
import { z } from 'zod';
import { type Tool, ToolError } from '../types.ts';
import { knowledgeSearch } from './search.ts';

const parameters = z.strictObject({
  question: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe('一个完整的问题，带上业务名称，1到200个字，例如：个人证书年费多少钱'),
  topic: z.string().max(30).optional().describe('只在这个主题里找；主题名见知识目录，可不填'),
});

export const searchKnowledge: Tool<typeof parameters> = {
  name: 'search_knowledge',
  effect: 'read',
  description:
    '在知识库里找答案。回答任何业务问题之前必须先用它，只能说它返回的内容，数字和条件要说全。' +
    '返回 found 和 facts（topic、text、score，最相关的在前）。有 choices 时先问来电人是其中哪一种。否则 found 为 false 表示知识库没有答案：' +
    '属于数字证书业务的用 request_situation 请求 cannot_answer，不属于的请求 out_of_scope，不要猜。',
  parameters,
  async execute({ question, topic }, { articles, company }) {
    if (topic !== undefined && !articles.some((article) => article.topic === topic)) {
      const topics = articles.map((article) => article.topic).join('、');
      throw new ToolError(`没有这个主题。可选的主题：${topics}。请改用其中之一，或不填主题。`);
    }
    const knowledge = knowledgeSearch(articles, company.synonyms);
    const facts = knowledge.search(question, topic);
    const choices = facts.length > 0 ? [] : knowledge.choices(question);
    return { found: facts.length > 0, facts, ...(choices.length > 0 ? { choices } : {}) };
  },
};
