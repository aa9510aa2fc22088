/** Section 1, when the line may be cut, and the other two plans for an objection to recording. */
import { describe, expect, it } from 'vitest';
import { testCall } from '../conductor/testCall.ts';
import { talkWith } from '../support/dialogue.ts';

describe('a silent call', () => {
  it('is not cut when the caller speaks during the farewell [ETI-6.1c, DEC-8]', async () => {
    const call = testCall();
    await call.ring();
    call.voice.next('silent.farewell', () => {
      void call.say('喂，个人证书多少钱');
      return { complete: false, interrupted: true, heard: '对不起，' };
    });
    await call.wait(6500);
    await call.conductor.settled();
    expect(call.events('call.ended')).toEqual([]);
    expect(call.events('caller.said')).toHaveLength(1);
    expect(call.line.cuts).toBe(0);
  });

  it('is cut only when its farewell was heard to the end [ETI-6.1c, DEC-8]', async () => {
    const call = testCall();
    await call.ring();
    call.voice.next('silent.farewell', () => ({ complete: false, heard: '对不起，' }));
    await call.wait(6500);
    const types = call.journal.events.map(({ type }) => type);
    expect(call.phrases().filter((phrase) => phrase === 'silent.farewell')).toHaveLength(2);
    expect(types.at(-1)).toBe('call.ended');
  });
});

describe('an objection to recording', () => {
  it('hands over to a person, where that is the plan [REC-2.1g, DEC-4]', async () => {
    const company = { objectionPlan: 'person' } as const;
    const { turn, of } = await talkWith({ company }, '我不同意录音');
    expect(of('consent.changed').at(-1)).toMatchObject({ recording: 'objected', plan: 'person' });
    expect(turn(1).filter((entry) => !entry.startsWith('situation'))).toEqual([
      'consent:objected',
      'requested:objection',
      'handoff.offered',
      'transfer.department',
      'transfer.warning',
    ]);
  });

  it('ends the call politely, where that is the plan [REC-2.1g, ETI-5c]', async () => {
    const company = { objectionPlan: 'end' } as const;
    const { said, story } = await talkWith({ company }, '我不同意录音', 2999, 1);
    expect(said.at(-1)).toBe('好的，本次通话到此结束，感谢您的来电，再见！');
    expect(story.slice(-2)).toEqual(['objection.end', expect.stringMatching(/^ended:agent:/u)]);
  });
});
