import { beforeEach, expect, it } from 'vitest';
import { CallsAtOnce } from './callsAtOnce.ts';

let rooms: Set<string>;
let calls: CallsAtOnce;
beforeEach(() => {
  rooms = new Set();
  const existing = async (names: readonly string[]) => names.filter((name) => rooms.has(name));
  calls = new CallsAtOnce(2, { existing });
});

async function open(caller: string, callId: string): Promise<boolean> {
  const admitted = await calls.admit(caller, callId);
  if (admitted) {
    rooms.add(callId);
    calls.opened(callId);
  }
  return admitted;
}

it('a caller has so many calls at once, whoever else calls, and another when one has ended', async () => {
  expect([await open('a', '1'), await open('a', '2'), await open('a', '3')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(await open('b', '4')).toBe(true);
  rooms.delete('1');
  expect([await open('a', '5'), await open('a', '6')]).toEqual([true, false]);
});

it('calls of one moment find no more places than there are', async () => {
  await open('a', '1');
  const answers = await Promise.all(['2', '3', '4'].map((callId) => calls.admit('a', callId)));
  expect(answers.filter(Boolean)).toHaveLength(1);
});

it('a call whose room is still to be made keeps its place; one that came to nothing gives it back', async () => {
  await calls.admit('a', '1');
  await calls.admit('a', '2');
  expect(await calls.admit('a', '3')).toBe(false);
  calls.leave('a', '2');
  expect(await calls.admit('a', '3')).toBe(true);
});
