import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../words/loadWords.ts';
import { asks, informs } from './replyJudgement.ts';

const words = loadWords(join(import.meta.dirname, '../../prompts'));
const exchange = (name: string, output = '{}', failed = false) => ({ name, output, failed });

describe('a finished reply', () => {
  it('asks where it ends as a question that needs an answer, not as a closing check', () => {
    expect(asks('请问您的受理号是多少？')).toBe(true);
    expect(asks('麻烦您告诉我一下受理号，谢谢。')).toBe(true);
    expect(asks('请您提供一下您的姓名，可以吗？')).toBe(true);
    expect(asks('费用是五十元。请问您清楚了吗？')).toBe(false);
    expect(asks('您看这样处理可以吗？')).toBe(false);
    expect(asks('请问还有其他问题吗？')).toBe(false);
    expect(asks('费用是五十元。')).toBe(false);
  });

  it('informs where it tells a fact of the knowledge, word for word', () => {
    const fact = words.articles[0]?.facts[0]?.text ?? '';
    expect(informs(`您好，${fact}`, words, [])).toBe(true);
    expect(informs('请您稍等。', words, [])).toBe(false);
  });

  it('informs where a tool gave something, and not where it only recognised or found nothing', () => {
    expect(informs('正在制证。', words, [exchange('order_progress')])).toBe(true);
    expect(informs('正在制证。', words, [exchange('order_progress', '{}', true)])).toBe(false);
    expect(informs('好的。', words, [exchange('verify_identity')])).toBe(false);
    expect(informs('抱歉。', words, [exchange('search_knowledge', '{"found":false}')])).toBe(false);
  });
});
