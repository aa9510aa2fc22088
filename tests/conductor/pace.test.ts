/** How fast the agent speaks: what the conductor asks of the voice. */
import { expect, it } from 'vitest';
import { testCall } from './testCall.ts';

it('slows down for the rest of the call when asked to, once [REC-2.2b, TRN-voice]', async () => {
  const call = testCall();
  await call.ring();
  await call.say('个人证书多少钱');
  await call.say('你说慢一点');
  await call.say('再说一遍');
  expect(call.voice.paces).toEqual(['slow']);
  expect(call.events('pace.changed')).toHaveLength(1);
});

it('reads a number back slowly whatever the pace of the call [REC-2.2h, REC-2.2b]', async () => {
  const call = testCall();
  await call.ring();
  await call.say('我要投诉，昨天总部网点柜员骂我，要求道歉');
  await call.say('王建国，13900001111');
  const readBack = call.voice.spoken.find(({ phrase }) => phrase === 'readback');
  expect(readBack?.pace).toBe('slow');
  expect(call.voice.spoken.find(({ phrase }) => phrase === 'complaint.apology')?.pace).toBe(
    undefined,
  );
});
