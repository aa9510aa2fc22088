/** The farewell to a caller whom nobody hears any more (ETI-6.1c, 6.1d, 6.5b), and what takes it back. */
import { describe, expect, it } from 'vitest';
import { testCall } from './testCall.ts';

type Call = ReturnType<typeof testCall>;

/** From the end of the opening to just before the farewell of a silent call. */
async function silentUntilFarewell(call: Call): Promise<void> {
  await call.ring();
  for (const limit of [2000, 2000, 2000]) await call.wait(limit);
}

describe('a silent call', () => {
  it('is probed after two seconds each, three times, then after half a second comes the farewell and the cut [ETI-6.1c, DEC-8]', async () => {
    const call = testCall();
    await call.ring();
    for (const [limit, phrase] of [
      [2000, 'silent.probe'],
      [2000, 'silent.probe'],
      [2000, 'silent.probe'],
      [500, 'silent.farewell'],
    ] as const) {
      const before = call.phrases().length;
      await call.wait(limit - 1);
      expect(call.phrases()).toHaveLength(before);
      await call.wait(1);
      expect(call.phrases().slice(before)).toEqual([phrase]);
    }
    expect(call.events('caller.silent').map(({ ms }) => ms)).toEqual([2000, 2000, 2000, 500]);
    expect(call.journal.events.at(-1)).toMatchObject({ type: 'call.ended', reason: 'silent' });
    expect(call.line.cuts).toBe(1);
  });

  it.each([
    ['stops it', { complete: false, interrupted: true, heard: '对不起，' }],
    ['does not stop it', { complete: true, interrupted: false }],
  ])('goes on when the caller speaks over its farewell, also where that %s', async (_, played) => {
    const call = testCall();
    await silentUntilFarewell(call);
    call.voice.next('silent.farewell', () => {
      void call.say('喂，我在的');
      return played;
    });
    await call.wait(500);
    await call.conductor.settled();
    expect(call.events('call.ended')).toEqual([]);
    expect(call.phrases().at(-1)).toBe('opening.no_business');
    await call.say('个人证书多少钱');
    expect(call.voice.requests).toHaveLength(1);
  });

  it('is cut three seconds after a farewell that was spoken over by what turned out no words', async () => {
    const call = testCall();
    await silentUntilFarewell(call);
    call.voice.next('silent.farewell', () => ({ complete: false, interrupted: true, heard: '' }));
    await call.wait(500);
    expect(call.events('call.ended')).toEqual([]);
    await call.wait(2999);
    expect(call.events('call.ended')).toEqual([]);
    await call.wait(1);
    expect(call.journal.events.at(-1)).toMatchObject({ type: 'call.ended', reason: 'silent' });
  });

  it.each([0, 1, 2])('is none any more when the caller speaks after %i probes', async (probes) => {
    const call = testCall();
    await call.ring();
    for (let count = 0; count < probes; count += 1) await call.wait(2000);
    await call.wait(1999);
    await call.say('个人证书多少钱');
    await call.wait(7999);
    expect(call.phrases().filter((phrase) => phrase === 'silent.probe')).toHaveLength(probes);
    expect(call.events('call.ended')).toEqual([]);
  });

  it('is none where speech is heard over the farewell that gives no words: it is asked to speak up', async () => {
    const call = testCall();
    await silentUntilFarewell(call);
    call.voice.next('silent.farewell', () => {
      void call.conductor.handle({ type: 'caller.unintelligible' });
      return {};
    });
    await call.wait(500);
    await call.conductor.settled();
    expect(call.phrases().at(-1)).toBe('inaudible.first');
    expect(call.events('call.ended')).toEqual([]);
  });
});

describe('an inaudible caller', () => {
  it('is asked to speak up, and the second time running the line is cut [ETI-6.1d, DEC-10]', async () => {
    const call = testCall();
    await call.ring();
    await call.conductor.handle({ type: 'caller.unintelligible' });
    expect(call.phrases().at(-1)).toBe('inaudible.first');
    await call.conductor.handle({ type: 'caller.unintelligible' });
    expect(call.phrases().at(-1)).toBe('inaudible.second');
    expect(call.journal.events.at(-1)).toMatchObject({ type: 'call.ended', reason: 'inaudible' });
  });

  it.each([
    ['words', { type: 'caller.said', text: '个人证书多少钱', via: 'voice' }],
    ['a moment that they ask for', { type: 'caller.said', text: '等一下', via: 'voice' }],
    ['a key', { type: 'caller.dtmf', digits: '9' }],
  ] as const)('is a first time again after %s in between', async (_, between) => {
    const call = testCall();
    await call.ring();
    await call.conductor.handle({ type: 'caller.unintelligible' });
    await call.conductor.handle(between);
    await call.conductor.handle({ type: 'caller.unintelligible' });
    expect(call.phrases().at(-1)).toBe('inaudible.first');
    expect(call.events('call.ended')).toEqual([]);
  });

  it('who answers 可以 to the request goes on where they were', async () => {
    const call = testCall();
    await call.ring();
    await call.say('我要投诉');
    await call.conductor.handle({ type: 'caller.unintelligible' });
    await call.say('可以，现在听得到吗');
    expect(call.phrases().at(-1)).toBe('need.detail');
    expect(call.events('complaint.recorded')).toEqual([]);
  });

  it('whose words come over the second request is not cut off', async () => {
    const call = testCall();
    await call.ring();
    await call.conductor.handle({ type: 'caller.unintelligible' });
    call.voice.next('inaudible.second', () => {
      void call.say('转人工');
      return { complete: false, interrupted: true, heard: '' };
    });
    await call.conductor.handle({ type: 'caller.unintelligible' });
    await call.conductor.settled();
    expect(call.phrases().at(-1)).toBe('transfer.requested');
  });
});

describe('no reply at the end', () => {
  it('is asked after 8 s, once more after 8 s, and after 4 s the line is cut with the farewell [ETI-6.5b, DEC-8]', async () => {
    const call = testCall();
    await call.ring();
    await call.say('个人证书多少钱');
    for (const [limit, phrase] of [
      [8000, 'closing.anything_else'],
      [8000, 'closing.anything_else'],
      [4000, 'closing.no_reply'],
    ] as const) {
      const before = call.phrases().length;
      await call.wait(limit - 1);
      expect(call.phrases()).toHaveLength(before);
      await call.wait(1);
      expect(call.phrases().slice(before)).toEqual([phrase]);
    }
    expect(call.events('caller.silent').map(({ ms }) => ms)).toEqual([8000, 8000, 4000]);
    expect(call.journal.events.at(-1)).toMatchObject({ type: 'call.ended', reason: 'no_reply' });
  });

  it('never asks a third time in one ending, also after a moment that the caller asked for', async () => {
    const call = testCall();
    await call.ring();
    await call.say('个人证书多少钱');
    await call.wait(16_000);
    await call.say('等一下');
    await call.wait(60_000 + 3999);
    expect(call.events('caller.silent').map(({ ms }) => ms)).toEqual([8000, 8000]);
    await call.wait(1);
    const asked = call.phrases().filter((phrase) => phrase === 'closing.anything_else');
    expect(asked).toHaveLength(2);
    expect(call.phrases().at(-1)).toBe('closing.no_reply');
    expect(call.events('caller.silent').map(({ ms }) => ms)).toEqual([8000, 8000, 4000]);
  });

  it('is taken back by a question over the farewell', async () => {
    const call = testCall();
    await call.ring();
    await call.say('个人证书多少钱');
    await call.wait(16_000);
    call.voice.next('closing.no_reply', () => {
      void call.say('等等，企业证书多少钱');
      return { complete: false, interrupted: true, heard: '' };
    });
    await call.wait(4000);
    await call.conductor.settled();
    expect(call.voice.requests).toHaveLength(2);
    expect(call.events('call.ended')).toEqual([]);
  });

  it('is not taken back by a goodbye: no second farewell, three seconds, the cut', async () => {
    const call = testCall();
    await call.ring();
    await call.say('个人证书多少钱');
    await call.wait(16_000);
    call.voice.next('closing.no_reply', () => {
      void call.say('好的再见');
      return {};
    });
    await call.wait(4000);
    await call.conductor.settled();
    expect(call.phrases().filter((phrase) => phrase?.startsWith('closing.'))).toHaveLength(3);
    await call.wait(3000);
    expect(call.journal.events.at(-1)).toMatchObject({ type: 'call.ended', by: 'agent' });
  });
});

describe('limits without a working ear, or for who types', () => {
  it.each([
    ['cannot be heard', { ear: false }],
    ['types', {}],
  ])('are a minute each for who %s', async (_, options) => {
    const call = testCall(options);
    await call.ring();
    await call.say('个人证书多少钱', 'text');
    for (const phrase of ['closing.anything_else', 'closing.anything_else', 'closing.no_reply']) {
      const before = call.phrases().length;
      await call.wait(59_999);
      expect(call.phrases()).toHaveLength(before);
      await call.wait(1);
      expect(call.phrases().at(-1)).toBe(phrase);
    }
    expect(call.events('caller.silent').map(({ ms }) => ms)).toEqual([60_000, 60_000, 60_000]);
  });

  it('begin anew when the ear is lost in the middle of one, and when it is there again', async () => {
    const call = testCall();
    await call.ring();
    await call.say('我要投诉');
    await call.wait(7000);
    await call.conductor.handle({ type: 'ear.changed', ear: false });
    await call.wait(59_999);
    expect(call.events('caller.silent')).toEqual([]);
    await call.conductor.handle({ type: 'ear.changed', ear: true });
    await call.wait(8000);
    expect(call.events('caller.silent').map(({ ms }) => ms)).toEqual([8000]);
  });
});

describe('a phone line that loses its ear in the middle of a call', () => {
  it('goes on with the keypad menu', async () => {
    const call = testCall({ channel: 'phone' });
    await call.ring();
    await call.say('个人证书多少钱');
    await call.conductor.handle({ type: 'ear.changed', ear: false });
    expect(call.phrases().at(-1)).toBe('keypad.menu');
    await call.conductor.handle({ type: 'caller.dtmf', digits: '0' });
    expect(call.phrases().at(-1)).toBe('transfer.requested');
  });
});
