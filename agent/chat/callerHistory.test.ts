/** A caller who rings again (TRN-personal): what earlier calls promised is known, and mentioned. */
import { describe, expect, it } from 'vitest';
import type { JournalEvent, JournalEventOf } from '../../records/journal/events.ts';
import { createScriptedModel } from '../models/scripted/scriptedModel.ts';
import { loadWords } from '../words/loadWords.ts';
import { applyInput } from './input.ts';
import { callStarter } from './startCall.ts';

const words = loadWords(new URL('../../prompts', import.meta.url).pathname);
const release = { words, models: [createScriptedModel(words)], fault: null };

/** Calls one after another in the same run; the lines of each are said in order. */
async function calls(...dialogues: readonly (readonly string[])[]) {
  const start = callStarter({
    current: () => release,
    product: 'three-rings@test',
    now: new Date(words.company.demoNow),
    seed: 'history',
  });
  let events: readonly JournalEvent[] = [];
  for (const lines of dialogues) {
    const call = await start(() => undefined);
    for (const say of lines) await applyInput(call, { say });
    await applyInput(call, { hangUp: true });
    events = call.journal.events;
    void call.close();
  }
  return events.filter(
    (event): event is JournalEventOf<'agent.said'> => event.type === 'agent.said',
  );
}

const complains = ['我要投诉，昨天总部网点柜员骂我，要求道歉', '我姓王，电话13000000001', '对'];
const identifies = ['我的证书什么时候到期', '是的', '王建国，13000000001，0017'];
const mentions = (said: readonly JournalEventOf<'agent.said'>[]) =>
  said.filter(({ phrase }) => phrase === 'history.open_ticket');

describe('a verified caller who rings again', () => {
  it('hears once, after the answer, what is still open, with its kind and due time [TRN-personal]', async () => {
    const said = await calls(complains, [...identifies, '清楚了', '那我的PIN码锁了吗', '是的']);
    const [mention, ...more] = mentions(said);
    expect(more).toEqual([]);
    expect(mention?.text).toBe('您之前的投诉正在处理中，我们会在11月25日10点前给您答复。');
    const order = said.map(({ phrase, source }) => phrase ?? source);
    expect(order.indexOf('history.open_ticket')).toBeGreaterThan(order.indexOf('scripted'));
    expect(order[order.indexOf('history.open_ticket') + 1]).toBe('solve.understood');
  });

  it('hears nothing of it before the identity has matched', async () => {
    expect(mentions(await calls(complains, ['个人证书多少钱', '清楚了']))).toEqual([]);
    const wrong = [...identifies.slice(0, 2), '王建国，13000000001，0018'];
    expect(mentions(await calls(complains, wrong))).toEqual([]);
  });

  it('hears nothing of what another caller left', async () => {
    const other = ['我的证书什么时候到期', '是的', '李秀英，13000000002，2248'];
    expect(mentions(await calls(complains, other))).toEqual([]);
  });

  it('hears nothing of a matter left with their number under another name', async () => {
    const stranger = [complains[0] ?? '', '我姓赵，电话13000000001', '对'];
    expect(mentions(await calls(stranger, identifies))).toEqual([]);
  });

  it('hears nothing where nothing is open', async () => {
    expect(mentions(await calls(['个人证书多少钱'], identifies))).toEqual([]);
  });
});

describe('a verified caller who asks how an earlier matter stands', () => {
  const asks = ['上回留了电话要求回电，处理得怎么样', '是的', '王建国，13000000001，0017'];

  it('is told what is open', async () => {
    const said = await calls(complains, asks);
    expect(mentions(said)).toHaveLength(1);
  });

  it.each(['我上次的投诉处理得怎么样了', '投诉怎么处理了，我上次投诉的'])(
    'is not taken for a new complaint: %s [TRN-personal, DEC-11]',
    async (line) => {
      const said = await calls(complains, [line, ...asks.slice(1)]);
      expect(said.map(({ phrase }) => phrase)).not.toContain('complaint.apology');
      expect(mentions(said)).toHaveLength(1);
    },
  );

  it('and complains of it in the same breath, complains', async () => {
    const said = await calls(['我上次的投诉处理得怎么样了，到现在没人理我']);
    expect(said.map(({ phrase }) => phrase)).toContain('complaint.apology');
  });

  it('is told that nothing is', async () => {
    const said = await calls(asks);
    expect(said.map(({ phrase }) => phrase)).toContain('history.none');
  });
});
