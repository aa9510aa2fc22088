import { expect, it } from 'vitest';
import { testCall } from './testCall.ts';

it.each([
  [15_000, 'opening.question'],
  [15_001, 'opening.late'],
])('a call answered after %i ms opens with %s', async (ringMs, phrase) => {
  const call = testCall();
  await call.conductor.handle({
    type: 'answered',
    channel: 'phone',
    direction: 'inbound',
    caller: {},
    ringMs,
  });
  expect(call.phrases()).toEqual(['opening.greeting', 'opening.notice', phrase]);
});
