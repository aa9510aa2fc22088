/** Objection to recording at any moment, by each plan of the company (REC-2.1g, decision 15). */
import { describe, expect, it } from 'vitest';
import { type Line, talk } from './talk.ts';

const complaint = '我要投诉，昨天总部网点柜员骂我，要求道歉';
const go = (...lines: readonly Line[]) => talk({}, ...lines);
const person = (...lines: readonly Line[]) =>
  talk({ company: { objectionPlan: 'person' } }, ...lines);
const end = (...lines: readonly Line[]) => talk({ company: { objectionPlan: 'end' } }, ...lines);

describe('plan go_on', () => {
  it('says so, and goes on where the call was [REC-2.1g]', async () => {
    const opening = await go('不要录音');
    expect(opening.last).toEqual(['objection.go_on', 'opening.question']);
    expect(opening.of('consent.changed').at(-1)).toMatchObject({
      recording: 'objected',
      plan: 'go_on',
    });
    const served = await go('个人证书多少钱', '不要录音', 7999);
    expect(served.last).toEqual(['objection.go_on']);
    const after = await go('个人证书多少钱', '不要录音', 8000);
    expect(after.phrases.at(-1)).toBe('closing.anything_else');
  });

  it('asks the pending question of a complaint again, and records as ever', async () => {
    const { last } = await go(complaint, '不许录音');
    expect(last).toEqual(['objection.go_on', 'identity.ask']);
    const { of } = await go(complaint, '不许录音', '13900001111', '对');
    expect(of('complaint.recorded')).toHaveLength(1);
  });

  it('takes an answer in the same breath', async () => {
    const number = await go(complaint, '别录音，我的电话13900001111');
    expect(number.last).toEqual(['objection.go_on', 'readback']);
    expect(number.situations).toContain('recording_objection');
    const told = await go('我要投诉', '别录音，是昨天在城东网点的事');
    expect(told.last[0]).toBe('objection.go_on');
    const { of } = await go('我要投诉', '别录音，是昨天在城东网点的事', '转人工');
    expect(of('complaint.recorded')).toMatchObject([{ time: '昨天', place: '城东网点' }]);
  });

  it('answers a question in the same breath', async () => {
    const { last, text } = await go('不要录音，另外个人证书年费多少钱');
    expect(last[0]).toBe('objection.go_on');
    expect(text).toContain('50元');
  });

  it.each([
    ['不要录音，我要投诉你们柜员', ['objection.go_on', 'complaint.apology', 'need.detail']],
    ['不要录音，给我转人工', ['objection.go_on', 'transfer.requested']],
    ['不许录音，你们这群骗子', ['objection.go_on', 'mood.empathy', 'identity.ask']],
  ])('goes first, and the rest of %s is served too', async (words, phrases) => {
    const { last } = await go(words);
    expect(last).toEqual(phrases);
  });

  it('leaves the offer to a person as it is', async () => {
    const { last, of } = await go('转人工', '不要录音');
    expect(last).toEqual(['objection.go_on']);
    expect(of('handoff.abandoned')).toEqual([]);
  });

  it('reopens the call after the farewell', async () => {
    const { last, end: ended } = await go('个人证书多少钱', '清楚了', '没有了', '不要录音', 3000);
    expect(last).toEqual(['objection.go_on']);
    expect(ended).toBeNull();
  });

  it('is a consent withdrawn where the caller takes back what they agreed to', async () => {
    const { of } = await go('我撤回对录音的同意，不许录音');
    expect(of('consent.changed').at(-1)).toMatchObject({ recording: 'withdrawn', plan: 'go_on' });
  });
});

describe('plan person', () => {
  it('hands over with ETI-5e, no consent needed [REC-2.1g, DEC-4]', async () => {
    const { last, of } = await person('不要录音');
    expect(last).toEqual(['transfer.department', 'transfer.warning']);
    expect(of('handoff.requested')).toMatchObject([
      { reason: 'objection', department: '客户服务部' },
    ]);
    expect(of('consent.changed').at(-1)).toMatchObject({ recording: 'objected', plan: 'person' });
  });

  it('records a complaint first, in the middle of it and in the same breath', async () => {
    const middle = await person(complaint, '不要录音');
    expect(middle.of('complaint.recorded')).toHaveLength(1);
    expect(middle.of('handoff.requested')).toMatchObject([{ department: '投诉处理部' }]);
    const breath = await person('不要录音，我要投诉你们柜员骂人');
    expect(breath.of('complaint.recorded')).toHaveLength(1);
    expect(breath.of('handoff.requested')).toMatchObject([{ reason: 'complaint' }]);
  });

  it('leaves a contact where nobody is free', async () => {
    const { last } = await talk(
      { people: false, company: { objectionPlan: 'person' } },
      '不要录音',
    );
    expect(last).toEqual(['transfer.unavailable']);
  });
});

describe('plan end', () => {
  it('ends politely, three seconds after its words [REC-2.1g, ETI-5c]', async () => {
    const { last, end: none } = await end('不要录音', 2999);
    expect(last).toEqual(['objection.end']);
    expect(none).toBeNull();
    const { end: ended } = await end('不要录音', 3000);
    expect(ended).toMatchObject({ by: 'agent', reason: 'closed' });
  });

  it('records a complaint all the same, and takes an offer back', async () => {
    const breath = await end('不要录音，我要投诉你们柜员骂人');
    expect(breath.of('ticket.opened')).toMatchObject([{ kind: 'complaint' }]);
    const middle = await end(complaint, '不要录音');
    expect(middle.of('complaint.recorded')).toHaveLength(1);
    const waiting = await end('转人工', '不要录音', 3000);
    expect(waiting.of('handoff.abandoned')).toMatchObject([{ cause: 'withdrawn' }]);
    expect(waiting.last).toEqual(['objection.end']);
    expect(waiting.end).toMatchObject({ by: 'agent' });
  });
});
