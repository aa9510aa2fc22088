import { expect, it } from 'vitest';
import { fillPhrase } from './fillPhrase.ts';

const context = { workNumber: '201', department: '投诉处理部', surname: null, title: null };

it('fills what is known and names what is not', () => {
  expect(fillPhrase('您好，{department}', context)).toBe('您好，投诉处理部');
  expect(fillPhrase('我是{agent_id}。', context)).toBe('我是201号。');
  expect(fillPhrase('请问是{surname}{title}吗？', context)).toBe('请问是〔姓氏〕〔先生/女士〕吗？');
});

it('changes no word of a phrase without places', () => {
  expect(fillPhrase('您请讲，我在听。', context)).toBe('您请讲，我在听。');
});
