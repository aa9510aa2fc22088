/** Every journal begins with `call.started`, whoever came and whatever was noticed before. */
import { expect, it } from 'vitest';
import { testCall } from './testCall.ts';

it('a call that nobody came to begins and ends', async () => {
  const call = testCall();
  call.conductor.note({
    type: 'call.started',
    channel: 'web',
    direction: 'inbound',
    caller: {},
    ringMs: 60_000,
    release: { product: 'x', phrases: 'x', rules: 'x', knowledge: 'x', model: 'x' },
  });
  await call.conductor.handle({ type: 'failed', reason: 'no_caller' });
  expect(call.journal.events.map(({ type }) => type)).toEqual(['call.started', 'call.ended']);
  expect(call.events('call.ended')).toMatchObject([{ by: 'system', reason: 'no_caller' }]);
  expect(call.phrases()).toEqual([]);
});

it('a fault that is noticed before the call begins stands after its beginning', async () => {
  const call = testCall();
  call.conductor.note({
    type: 'fault.occurred',
    component: 'tts',
    kind: 'timeout',
    outcome: '改用内置声音',
    ms: 5,
  });
  await call.ring();
  expect(call.journal.events.slice(0, 2).map(({ type }) => type)).toEqual([
    'call.started',
    'fault.occurred',
  ]);
});
