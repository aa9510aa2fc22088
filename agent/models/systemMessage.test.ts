/** What a model is told before a turn, and what it is not. */
import { expect, it } from 'vitest';
import { demoCustomers } from '../../records/customers/demoCustomers.ts';
import { loadWords } from '../words/loadWords.ts';
import { systemMessage } from './systemMessage.ts';

const words = loadWords('prompts');

it('holds the instructions, the company, the local date and the index of knowledge', () => {
  const message = systemMessage(words, new Date('2026-11-23T17:00:00Z'));
  expect(message).toContain(words.instructions.trim());
  expect(message).toContain('公司：云杉数字证书。今天是2026年11月24日星期二。');
  for (const article of words.articles) {
    expect(message).toContain(`- ${article.topic}：${article.index}`);
  }
});

it('holds no customer data', () => {
  const message = systemMessage(words);
  for (const { name, phone } of demoCustomers) {
    expect(message).not.toContain(name);
    expect(message).not.toContain(phone);
  }
});
