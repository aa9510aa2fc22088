import { expect, it } from 'vitest';
import { CallLiveness } from './callLiveness.ts';

const limits = {
  streamMs: 1_500,
  heartbeatMs: 3_000,
  claimedMs: 10_000,
  restartMs: 4_000,
  stillMs: 1_000,
};

/** Looks every 250 ms from one moment to another; who died, and when. */
function watched(liveness: CallLiveness, from: number, to: number, each = (_at: number) => {}) {
  const deaths: string[] = [];
  for (let at = from; at <= to; at += 250) {
    each(at);
    for (const { callId, part } of liveness.look(at)) deaths.push(`${callId}/${part} at ${at}`);
  }
  return deaths;
}

it('a process lives while its stream is open, and as long as its heartbeats come', () => {
  const liveness = new CallLiveness(limits);
  liveness.streamOpened('c', 0, 0);
  expect(
    watched(liveness, 0, 20_000, (at) => at % 1000 === 0 && liveness.beat('c', 0, at)),
  ).toEqual([]);
});

it('three seconds without a heartbeat are its death, though the stream is open', () => {
  const liveness = new CallLiveness(limits);
  liveness.streamOpened('c', 0, 0);
  liveness.beat('c', 0, 1_000);
  expect(watched(liveness, 1_000, 9_000)).toEqual(['c/0 at 4250']);
});

it('a stream that closes and is not opened again is its death, unless it still beats', () => {
  const liveness = new CallLiveness(limits);
  for (const call of ['gone', 'back', 'beats']) liveness.streamOpened(call, 0, 0);
  for (const call of ['gone', 'back', 'beats']) liveness.streamClosed(call, 0, 1_000);
  const deaths = watched(liveness, 1_000, 5_000, (at) => {
    if (at === 2_000) liveness.streamOpened('back', 0, at);
    liveness.beat('beats', 0, at);
  });
  expect(deaths).toEqual(['gone/0 at 2750']);
});

it('the word of its worker is its death at once, told once', () => {
  const liveness = new CallLiveness(limits);
  liveness.streamOpened('c', 0, 0);
  expect(liveness.exited('c', 0)).toEqual({ callId: 'c', part: 0 });
  expect(liveness.exited('c', 0)).toBeNull();
  expect(watched(liveness, 0, 30_000)).toEqual([]);
});

it('who counts as dead is not let in again, and one successor is', () => {
  const liveness = new CallLiveness(limits);
  liveness.streamOpened('c', 0, 0);
  liveness.exited('c', 0);
  expect(liveness.beat('c', 0, 10)).toBe(false);
  expect(liveness.streamOpened('c', 0, 10)).toBe(false);
  expect(liveness.claim('c', 2, 20)).toBe(false);
  expect(liveness.claim('c', 1, 20)).toBe(true);
  expect(liveness.claim('c', 1, 30)).toBe(false);
  expect(liveness.streamOpened('c', 1, 40)).toBe(true);
  expect(liveness.streamOpened('c', 0, 50)).toBe(false);
});

it('a successor that claims the call and never comes is dead too', () => {
  const liveness = new CallLiveness(limits);
  liveness.exited('c', 0);
  liveness.claim('c', 1, 0);
  expect(watched(liveness, 0, 12_000)).toEqual(['c/1 at 10250']);
});

it('a desk that stood still itself has nobody for dead', () => {
  const liveness = new CallLiveness(limits);
  liveness.streamOpened('c', 0, 0);
  liveness.beat('c', 0, 0);
  liveness.look(0);
  expect(liveness.look(8_000)).toEqual([]);
  expect(watched(liveness, 8_250, 10_750)).toEqual([]);
  expect(watched(liveness, 11_000, 11_500)).toEqual(['c/0 at 11250']);
});

it('a call that is known from before a restart has the time to come back', () => {
  const liveness = new CallLiveness(limits);
  liveness.expect('back', 0, 0);
  liveness.expect('gone', 2, 0);
  expect(
    watched(liveness, 0, 8_000, (at) => at === 5_000 && liveness.streamOpened('back', 0, at)),
  ).toEqual(['gone/2 at 5750']);
});
