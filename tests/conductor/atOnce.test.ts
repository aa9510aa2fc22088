/** What can't wait: danger to life stops even a duty, an objection to recording counts from its first word. */
import { describe, expect, it } from 'vitest';
import { testCall } from './testCall.ts';

type Call = ReturnType<typeof testCall>;
const types = (call: Call) => call.journal.events.map(({ type }) => type);

describe('danger over an uninterruptible phrase', () => {
  it('stops it, is answered first, and what was cut is said before the next words', async () => {
    const call = testCall();
    call.voice.next('opening.notice', () => {
      void call.say('救命，我心脏病发了');
      return { complete: false, interrupted: true, heard: '为保证服务质量，' };
    });
    await call.ring();
    await call.conductor.settled();
    expect(call.voice.cuts).toBe(1);
    expect(call.phrases()).toEqual(['opening.greeting', 'opening.notice', 'danger']);
    expect(call.events('handoff.requested')).toMatchObject([{ reason: 'danger' }]);
    await call.say('快点');
    expect(call.phrases().slice(3)).toEqual(['opening.notice', 'waiting.news']);
    expect(call.events('consent.changed')).toMatchObject([{ recording: 'notified' }]);
  });

  it('goes ahead of what was said before it and not answered yet', async () => {
    const call = testCall();
    call.voice.next('opening.greeting', () => {
      void call.say('个人证书多少钱');
      void call.say('着火了，快来人');
      return { complete: false, interrupted: true, heard: '' };
    });
    await call.ring();
    await call.conductor.settled();
    expect(call.events('caller.said').map(({ text }) => text)).toEqual([
      '着火了，快来人',
      '个人证书多少钱',
    ]);
    expect(call.phrases().slice(0, 2)).toEqual(['opening.greeting', 'danger']);
  });

  it('silences an answer that has not begun yet', async () => {
    const call = testCall();
    await call.ring();
    call.voice.next('complaint.apology', () => {
      void call.say('他拿刀要砍我');
      return { complete: false, interrupted: true, heard: '' };
    });
    await call.say('我要投诉柜员，另外年费是多少');
    await call.conductor.settled();
    expect(call.voice.requests).toEqual([]);
    expect(call.phrases().at(-1)).toBe('danger');
    expect(types(call)).toContain('complaint.recorded');
  });
});

describe('an objection over the notice', () => {
  it('counts at once, before the phrase has ended, and is answered right after it [REC-2.1g]', async () => {
    const call = testCall();
    call.voice.next('opening.notice', async () => {
      void call.say('不要录音');
      expect(call.events('consent.changed')).toMatchObject([
        { recording: 'objected', plan: 'go_on', turn: 0 },
      ]);
      return {};
    });
    await call.ring();
    await call.conductor.settled();
    expect(call.voice.cuts).toBe(0);
    expect(call.phrases()).toEqual([
      'opening.greeting',
      'opening.notice',
      'opening.question',
      'objection.go_on',
      'opening.question',
    ]);
    expect(call.events('consent.changed')).toHaveLength(1);
  });

  it('is not followed by a notice that was not heard: there is no recording to be told of', async () => {
    const call = testCall();
    call.voice.next('opening.notice', () => {
      void call.say('别录音');
      return { complete: false, interrupted: true, heard: '' };
    });
    await call.ring();
    await call.say('个人证书多少钱');
    expect(call.phrases().filter((phrase) => phrase === 'opening.notice')).toHaveLength(1);
    expect(call.events('consent.changed').map(({ recording }) => recording)).toEqual(['objected']);
  });

  it('is journaled once where the caller says it twice', async () => {
    const call = testCall();
    await call.ring();
    await call.say('不要录音');
    await call.say('我说了不要录音');
    expect(call.events('consent.changed')).toMatchObject([
      { recording: 'notified' },
      { recording: 'objected' },
    ]);
    expect(call.phrases().filter((phrase) => phrase === 'objection.go_on')).toHaveLength(2);
  });
});

describe('a notice that was not heard', () => {
  it('is said again before any answer where a hole in the line cut it [DEC-3, REC-2.1f]', async () => {
    const call = testCall();
    call.voice.next('opening.notice', () => {
      void call.say('个人证书多少钱');
      return { complete: false, interrupted: true, heard: '为保证' };
    });
    await call.ring();
    await call.conductor.settled();
    expect(call.phrases().slice(0, 3)).toEqual([
      'opening.greeting',
      'opening.notice',
      'opening.notice',
    ]);
    expect(call.voice.requests).toHaveLength(1);
    const order = types(call);
    const replied = call.journal.events.findIndex(
      (event) => event.type === 'agent.said' && event.source === 'scripted',
    );
    expect(order.lastIndexOf('consent.changed')).toBeLessThan(replied);
  });
});
