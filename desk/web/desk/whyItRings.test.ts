import { expect, it } from 'vitest';
import { whyItRings } from './whyItRings.ts';

it('a call to take is told by its reason', () => {
  expect(whyItRings({ reason: 'complaint', consults: null })).toEqual({
    text: '投诉',
    urgent: true,
  });
});

it('a colleague who asks for advice is told by their number, in the list as in the ring', () => {
  expect(whyItRings({ reason: 'caller_request', consults: '201' })).toEqual({
    text: '201 号请您商量',
    urgent: false,
  });
});
