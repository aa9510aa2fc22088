/** Words spoken over a question: a yes to what was not heard is none, and what was answered is owed no more. */
import { describe, expect, it } from 'vitest';
import { testCall } from './testCall.ts';

const cutAt = (heard: string) => () => ({ heard, complete: false, interrupted: true });

async function complains() {
  const call = testCall({ people: true });
  await call.ring();
  await call.say('我要投诉，昨天在城东网点，柜员小李骂我，我要他道歉');
  return call;
}

describe('a yes spoken over the read-back', () => {
  it('before the number was out confirms nothing: it is read back again [REC-2.2h, TRN-confirm]', async () => {
    const call = await complains();
    call.voice.next('readback', cutAt('跟您核对一下，'));
    await call.say('13912345678');
    await call.say('对');
    expect(call.phrases().filter((phrase) => phrase === 'readback')).toHaveLength(2);
    expect(call.events('complaint.recorded')).toEqual([]);
    await call.say('对');
    expect(call.events('complaint.recorded')).toMatchObject([{ contact: '13912345678' }]);
  });

  it('after the number was out confirms it', async () => {
    const call = await complains();
    call.voice.next('readback', cutAt('跟您核对一下，您的联系电话是13912345678，'));
    await call.say('13912345678');
    await call.say('对');
    expect(call.events('complaint.recorded')).toMatchObject([{ contact: '13912345678' }]);
  });

  it('corrects it all the same where it corrects', async () => {
    const call = await complains();
    call.voice.next('readback', cutAt('跟您核对一下，'));
    await call.say('13912345678');
    await call.say('不是5678，是5679');
    expect(call.voice.spoken.at(-1)?.text).toContain('13912345679');
  });

  it('is heard to its end the third time, whoever speaks over it', async () => {
    const call = await complains();
    for (const _ of [1, 2]) call.voice.next('readback', cutAt('跟您核对一下，'));
    await call.say('13912345678');
    await call.say('对');
    await call.say('对');
    const last = call.voice.spoken.findLast(({ phrase }) => phrase === 'readback');
    expect(last?.interruptible).toBe(false);
  });
});

describe('a question that was answered over', () => {
  it('lapses with the next one, and is no open duty of the summary', async () => {
    const call = testCall({ people: true });
    await call.ring();
    call.voice.next('need.detail', cutAt('您好，'));
    await call.say('我要投诉');
    await call.say('昨天城东网点柜员骂人，我要道歉');
    await call.say('13912345678');
    expect(call.events('duty.lapsed')).toMatchObject([{ phrase: 'need.detail' }]);
    await call.say('对');
    expect(call.events('handoff.requested')[0]?.summary.openDuties).toEqual([]);
  });

  it('is no open duty of a person who takes over at once', async () => {
    const call = testCall({ people: true });
    call.voice.next('opening.question', cutAt('请问'));
    await call.ring();
    await call.say('转人工');
    expect(call.events('handoff.requested')[0]?.summary.openDuties).toEqual([]);
  });

  it('stays owed while it is asked again', async () => {
    const call = await complains();
    call.voice.next('readback', cutAt('跟您核对一下，'));
    await call.say('13912345678');
    await call.say('对');
    const duties = call.journal.events.flatMap((event) =>
      event.type.startsWith('duty.') && 'phrase' in event && event.phrase === 'readback'
        ? [event.type]
        : [],
    );
    expect(duties).toEqual(['duty.opened', 'duty.interrupted', 'duty.repeated', 'duty.fulfilled']);
  });
});

it('a complaint is recorded, committed to, requested and then offered, in this order [DEC-5, DEC-18]', async () => {
  const call = await complains();
  await call.say('13912345678');
  await call.say('对');
  const story = call.journal.events.flatMap((event) => {
    if (event.type === 'agent.said') return [event.phrase ?? ''];
    return /^(?:complaint|ticket|handoff)\./u.test(event.type) ? [event.type] : [];
  });
  expect(story.slice(story.indexOf('complaint.recorded'))).toEqual([
    'complaint.recorded',
    'ticket.opened',
    'complaint.commitment',
    'handoff.requested',
    'handoff.offered',
    'transfer.department',
    'transfer.warning',
  ]);
});
