import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Presence } from './presence.ts';

let at: number;
const calls = new Set<string>();
let presence: Presence;
beforeEach(() => {
  vi.useFakeTimers();
  at = Date.parse('2026-11-24T02:00:00.000Z');
  calls.clear();
  presence = new Presence({
    now: () => at,
    wrapUpMs: 60_000,
    inCall: (workNumber) => calls.has(workNumber),
    changed: () => undefined,
  });
  presence.sit('201', { name: '李', wished: 'available' });
});
afterEach(() => {
  presence.close();
  vi.useRealTimers();
});

const stateOf = () => presence.shown.find(({ workNumber }) => workNumber === '201')?.state;
const ready = () => presence.ready.map(({ workNumber }) => workNumber);

it('rings nothing at a page that is away for a moment, and shows nothing of it yet', () => {
  presence.stepAway('201', true);
  expect(ready()).toEqual([]);
  expect(stateOf()).toBe('available');
  presence.sit('201', { name: '李', wished: 'available' });
  expect(ready()).toEqual(['201']);
});

it('counts availability from the moment it began', () => {
  at += 5000;
  presence.choose('201', 'break');
  at += 5000;
  presence.choose('201', 'available');
  expect(presence.ready).toEqual([{ workNumber: '201', since: at }]);
});

it('leaves time after a call, which the person may end', () => {
  calls.add('201');
  expect(stateOf()).toBe('in_call');
  calls.clear();
  expect(stateOf()).toBe('wrap_up');
  expect(ready()).toEqual([]);
  presence.choose('201', 'available');
  expect(stateOf()).toBe('available');
});

it('ends the time after a call by itself', () => {
  calls.add('201');
  expect(stateOf()).toBe('in_call');
  calls.clear();
  expect(stateOf()).toBe('wrap_up');
  vi.advanceTimersByTime(60_000);
  expect(stateOf()).toBe('available');
});

it('keeps a choice over an absence, whatever the page says then', () => {
  presence.choose('201', 'busy');
  presence.leave('201');
  expect(stateOf()).toBe('absent');
  presence.sit('201', { name: '李', wished: 'available' });
  expect(stateOf()).toBe('busy');
});

it('shows in a call whoever has one, also while their page is away', () => {
  calls.add('201');
  presence.leave('201');
  expect(stateOf()).toBe('in_call');
});

it('makes busy only who was available when they missed a ring', () => {
  presence.choose('201', 'break');
  presence.missed('201');
  expect(stateOf()).toBe('break');
  presence.choose('201', 'available');
  presence.missed('201');
  expect(stateOf()).toBe('busy');
});
