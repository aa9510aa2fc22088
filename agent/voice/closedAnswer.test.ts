import { expect, it } from 'vitest';
import { isClosedAnswer } from './closedAnswer.ts';

it.each([
  '对',
  '是的。',
  '可以',
  '好的，谢谢',
  '对，对的',
  '好的可以',
  '没有别的问题了',
  '不用了，谢谢',
  '没有了',
  '不是',
  '不需要。',
])('%s is a whole answer to a yes-or-no question', (text) => {
  expect(isClosedAnswer(text)).toBe(true);
});

it.each([
  '',
  '。',
  '对，但是',
  '可以，我的电话是',
  '是这样的',
  '没有收到发票',
  '好像不对',
  '我想一下',
])('%s is none: more may come', (text) => {
  expect(isClosedAnswer(text)).toBe(false);
});
