import { describe, expect, it } from 'vitest';
import { testCall } from '../tests/conductor/testCall.ts';
import { KeyBuffer, type KeyKind } from './keyBuffer.ts';

const press = (keys: string, kind: KeyKind = 'number') => {
  const buffer = new KeyBuffer();
  return [...keys].map((key) => buffer.press(key, kind));
};

describe('keys while a number is expected', () => {
  it('are one mobile number after the eleventh', () => {
    expect(press('13900001111').filter((digits) => digits !== null)).toEqual(['13900001111']);
  });

  it('end with #, and start anew with *', () => {
    expect(press('20*20260017#').at(-1)).toBe('20260017');
  });

  it('are a 受理号 after the eighth, and the last four of an identity with * for X', () => {
    expect(press('20260017', 'order').at(-1)).toBe('20260017');
    expect(press('330*', 'last_four').at(-1)).toBe('330X');
  });

  it('are # alone where nothing was keyed: the caller gives none', () => {
    expect(press('#')).toEqual(['#']);
  });

  it('are handed on as they come where none is expected', () => {
    expect(press('0', 'choice')).toEqual(['0']);
    expect(press('#', 'choice')).toEqual(['#']);
  });
});

describe('a caller who answers by keypad', () => {
  it('gives a number key by key, and it is read back once', async () => {
    const call = testCall();
    await call.ring();
    await call.say('我要投诉，昨天在城东网点，柜员骂人，要求道歉');
    for (const key of '13900001111')
      await call.conductor.handle({ type: 'caller.dtmf', digits: key });
    expect(call.events('caller.dtmf').map((event) => event.digits)).toEqual(['13900001111']);
    expect(call.phrases().at(-1)).toBe('readback');
  });

  it('is asked again after a pause in the middle of a number', async () => {
    const call = testCall();
    await call.ring();
    await call.say('我要投诉，昨天在城东网点，柜员骂人，要求道歉');
    for (const key of '1390') await call.conductor.handle({ type: 'caller.dtmf', digits: key });
    await call.wait(3999);
    expect(call.phrases().at(-1)).toBe('identity.ask');
    await call.wait(1);
    expect(call.phrases().at(-1)).toBe('identity.ask_again');
  });

  it('reaches a person with 0, at once', async () => {
    const call = testCall();
    await call.ring();
    await call.conductor.handle({ type: 'caller.dtmf', digits: '0' });
    expect(call.phrases().at(-1)).toBe('transfer.requested');
  });
});
