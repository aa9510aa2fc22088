/** What a call may cost at a language model: beyond it the built-in one serves, and the call goes on. */
import { expect, it } from 'vitest';
import { applyInput } from '../../agent/chat/input.ts';
import { createTextCall } from '../../agent/chat/textCall.ts';
import { createScriptedModel } from '../../agent/models/scripted/scriptedModel.ts';
import type { ChatModel } from '../../agent/models/types.ts';
import { heard, words, wordsWith } from './talk.ts';

it('the turn within the budget is answered by the model, the next by the built-in one', async () => {
  const known = words.articles.flatMap(({ facts }) => facts.map(({ text }) => text));
  const [said = ''] = known.filter((text) => text.includes('50元'));
  const model: ChatModel = {
    id: 'dear@test',
    source: 'model',
    async *stream() {
      yield { type: 'text', text: said };
    },
  };
  const { callLimit } = words.company;
  const call = await createTextCall({
    words: wordsWith({ callLimit: { ...callLimit, modelTokens: 100 } }),
    models: [model, createScriptedModel(words)],
    product: 'three-rings@test',
    now: new Date(words.company.demoNow),
    seed: 'tokens',
  });
  await applyInput(call, { say: '个人证书年费多少钱' });
  const first = heard(call.journal.events);
  expect(first.of('agent.said').map(({ source }) => source)).toContain('model');
  expect(first.of('fault.occurred')).toEqual([]);

  await applyInput(call, { say: '企业证书多少钱' });
  const { of, text } = heard(call.journal.events);
  const byModel = (events: readonly { readonly source: string }[]) =>
    events.filter(({ source }) => source === 'model');
  expect(byModel(of('agent.said'))).toEqual(byModel(first.of('agent.said')));
  expect(text).toContain('企业证书的年费是200元');
  expect(of('fault.occurred')).toMatchObject([{ component: 'model', kind: 'budget_spent' }]);
  void call.close();
});
