import { expect, it } from 'vitest';
import { momentOf } from './momentOf.ts';

const talking = { ringing: false, held: false, talkingMs: 60_000, ended: false, reason: null };

it.each([
  ['a ring asks for the greeting', { ...talking, ringing: true, talkingMs: null }, 'answer'],
  ['so do the first seconds', { ...talking, talkingMs: 1000 }, 'answer'],
  ['a hold has the words to come back with', { ...talking, held: true }, 'return'],
  ['a complaint is soothed', { ...talking, reason: 'complaint' }, 'complaint'],
  ['who could not be identified is verified', { ...talking, reason: 'identity_failed' }, 'verify'],
  ['otherwise the person listens', talking, 'listen'],
  ['the end has the closing', { ...talking, ended: true }, 'close'],
] as const)('%s', (_, facts, moment) => {
  expect(momentOf(facts)).toBe(moment);
});
