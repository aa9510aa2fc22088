import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallSeats } from './callSeats.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a call counts from its acceptance, before its process is up', () => {
  const seats = new CallSeats({ limit: 2, running: () => [] });
  expect(seats.load).toBe(0);
  seats.promise('first');
  expect(seats.load).toBe(0.5);
  seats.promise('second');
  expect(seats.load).toBe(1);
});

test('once its process has taken over, the call counts once, and no longer when it is over', () => {
  let running: string[] = [];
  const seats = new CallSeats({ limit: 2, running: () => running });
  seats.promise('first');
  running = ['first'];
  expect(seats.load).toBe(0.5);
  running = [];
  expect(seats.load).toBe(0);
});

test('the seat of a call that no process takes over is free again after a minute', () => {
  const seats = new CallSeats({ limit: 1, running: () => [] });
  seats.promise('lost');
  vi.advanceTimersByTime(59_999);
  expect(seats.load).toBe(1);
  vi.advanceTimersByTime(1);
  expect(seats.load).toBe(0);
});

test('there is no seat where too little memory is left for one more call and those on their way', () => {
  let free = 600;
  const memory = { perCall: 250, free: () => free };
  const seats = new CallSeats({ limit: 8, running: () => [], memory });
  expect(seats.load).toBe(0);
  seats.promise('one');
  expect(seats.load).toBe(1 / 8);
  seats.promise('two');
  expect(seats.load).toBe(1);
  free = 750;
  expect(seats.load).toBe(2 / 8);
});
