/** Duties: opened when their situation arises, fulfilled when heard to the end, or said again. */
import { describe, expect, it } from 'vitest';
import { dutyLedger } from '../../records/journal/dutyLedger.ts';
import { testCall } from '../conductor/testCall.ts';
import { talk, words } from '../support/dialogue.ts';

const cut = (heard: string) => () => ({ complete: false, interrupted: true, heard });
const complaint = '我要投诉，昨天在总部网点，柜员骂我，要求道歉';

describe('a duty', () => {
  it('is opened for every phrase that is spoken, by its first clause [STD-3.4a, REC-2.1f, ETI-5e]', async () => {
    const { of, events } = await talk(complaint, '13900001111', '对');
    const spoken = events.flatMap((event) =>
      event.type === 'agent.said' && event.phrase ? [[event.clauses?.[0], event.phrase]] : [],
    );
    expect(of('duty.opened').map(({ clause, phrase }) => [clause, phrase])).toEqual(spoken);
    expect(of('duty.fulfilled')).toHaveLength(spoken.length);
  });

  it('that was spoken over is interrupted, said again before the next words, and fulfilled [STD-3.4a, REC-2.2i]', async () => {
    const call = testCall();
    await call.ring();
    call.voice.next('complaint.apology', cut('非常抱歉'));
    await call.say('我要投诉');
    await call.say('昨天在总部网点，柜员骂我，要求道歉');
    const ledger = dutyLedger(call.journal.events);
    expect(ledger.find(({ phrase }) => phrase === 'complaint.apology')).toMatchObject({
      clause: 'STD-3.4a',
      outcome: 'fulfilled',
      interruptions: 1,
      repeats: 1,
    });
    expect(call.events('duty.interrupted')).toMatchObject([{ heard: '非常抱歉' }]);
  });

  it('lapses with its reason when the caller hangs up, and when it was said three times [REC-2.1f]', async () => {
    const gone = testCall();
    gone.voice.next('opening.notice', () => {
      void gone.conductor.handle({ type: 'caller.left', reason: 'hung_up' });
      return { complete: false, heard: '' };
    });
    await gone.ring();
    await gone.conductor.settled();
    expect(dutyLedger(gone.journal.events).at(-1)).toMatchObject({
      phrase: 'opening.notice',
      outcome: 'lapsed',
      reason: 'hung_up',
    });
    const holes = testCall();
    for (let time = 0; time < 3; time += 1) {
      holes.voice.next('opening.notice', () => ({ complete: false, heard: '' }));
    }
    await holes.ring();
    expect(dutyLedger(holes.journal.events)[1]).toMatchObject({
      outcome: 'lapsed',
      reason: 'limit',
      repeats: 2,
      interruptions: 3,
    });
  });

  it('has an end in every call that ended [REC-1.1]', async () => {
    const { events } = await talk(complaint, '13900001111', { hangUp: true });
    const ends = dutyLedger(events).map(({ outcome }) => outcome);
    expect(ends.filter((outcome) => outcome !== 'fulfilled' && outcome !== 'lapsed')).toEqual([]);
  });
});

describe('a phrase', () => {
  it('can be spoken over, but for opening, transfer, danger, a fault in between, who takes over and the end by limit [REC-2.1f, TRN-interrupt, DEC-3]', () => {
    const firm = words.phrases.all.filter(({ interruptible }) => !interruptible);
    expect([...new Set(firm.map(({ id }) => id.split('.')[0]))].sort()).toEqual([
      'danger',
      'limit',
      'line',
      'opening',
      'other_language',
      'person',
      'transfer',
    ]);
    const opening = firm.map(({ id }) => id).filter((id) => id.startsWith('opening.'));
    expect(opening).toEqual(expect.arrayContaining(['opening.greeting', 'opening.notice']));
    expect(words.phrases.get('silent.farewell').interruptible).toBe(true);
    expect(words.phrases.get('opening.no_business').interruptible).toBe(true);
  });
});

describe('the caller', () => {
  it('is not talked over: before words that can not be interrupted the agent waits [TRN-interrupt, STD-2.1, REC-2.1e]', async () => {
    const call = testCall();
    const waited: number[] = [];
    call.voice.callerSilence = (limit?: number) => {
      waited.push(limit ?? 0);
      return Promise.resolve();
    };
    await call.ring();
    expect(waited).toEqual([3000, 3000, 3000]);
  });

  it('who speaks stops what may be interrupted, and their words come first [TRN-interrupt, STD-2.1]', async () => {
    const call = testCall();
    await call.ring();
    call.voice.next('complaint.apology', cut('非常抱歉'));
    await call.say('我要投诉');
    expect(call.phrases().at(-1)).toBe('complaint.apology');
    expect(call.phrases()).not.toContain('need.detail');
  });

  it('who has not finished is not answered: silence limits start anew with each word [TRN-interrupt, REC-2.1e, DEC-9]', async () => {
    const call = testCall();
    await call.ring();
    await call.wait(1999);
    await call.conductor.handle({ type: 'caller.active' });
    await call.wait(1999);
    expect(call.phrases()).toHaveLength(3);
  });
});
