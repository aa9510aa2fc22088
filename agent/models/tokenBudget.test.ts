import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../records/journal/events.ts';
import { estimatedTokens, TokenBudget } from './tokenBudget.ts';
import type { ChatModel } from './types.ts';

function saying(text: string, source: ChatModel['source']): ChatModel {
  return {
    id: `${source}@test`,
    source,
    async *stream() {
      yield { type: 'text', text };
    },
  };
}

const dear = saying('个人证书年费50元。', 'model');
const scripted = saying('请您稍等。', 'scripted');

async function turn(budget: TokenBudget): Promise<readonly string[]> {
  const { models } = budget;
  const request = {
    messages: [{ role: 'user' as const, content: '个人证书多少钱' }],
    tools: [],
    signal: new AbortController().signal,
  };
  for (const model of models) for await (const _chunk of model.stream(request)) break;
  return models.map(({ id }) => id);
}

it('counts Chinese characters one by one, and others by four', () => {
  expect(estimatedTokens('')).toBe(0);
  expect(estimatedTokens('证书多少钱')).toBe(5);
  expect(estimatedTokens('certificate')).toBe(3);
  expect(estimatedTokens('年费50元')).toBe(4);
});

describe('the tokens of a call', () => {
  it('are counted over its turns; the one that began within the budget is finished', async () => {
    const notes: JournalEntry[] = [];
    const budget = new TokenBudget(40, [dear, scripted], (entry) => notes.push(entry));
    expect(await turn(budget)).toEqual(['model@test', 'scripted@test']);
    expect(await turn(budget)).toEqual(['model@test', 'scripted@test']);
    expect(notes).toEqual([]);
    expect(await turn(budget)).toEqual(['scripted@test']);
    expect(await turn(budget)).toEqual(['scripted@test']);
    expect(notes).toEqual([
      expect.objectContaining({ type: 'fault.occurred', component: 'model', kind: 'budget_spent' }),
    ]);
  });

  it('cost nothing where the scripted model serves alone', async () => {
    const notes: JournalEntry[] = [];
    const budget = new TokenBudget(1, [scripted], (entry) => notes.push(entry));
    for (let turns = 0; turns < 5; turns += 1) await turn(budget);
    expect(await turn(budget)).toEqual(['scripted@test']);
    expect(notes).toEqual([]);
  });
});
