import { expect, it } from 'vitest';
import { RoomReaper } from './roomReaper.ts';

function reaper(living: readonly string[] = []) {
  const acts: string[] = [];
  const rooms = new RoomReaper({ endedMs: 10_000, orphanMs: 8_000 });
  return {
    rooms,
    acts,
    look: (names: readonly string[], at: number) =>
      rooms.look(names, at, {
        lives: (callId) => living.includes(callId),
        close: (room) => acts.push(`${at} close ${room}`),
        orphaned: (room) => acts.push(`${at} orphaned ${room}`),
      }),
  };
}

it('the room of an ended call is closed where nobody has done so', () => {
  const { rooms, acts, look } = reaper();
  rooms.ended('over', 0);
  look(['over'], 9_000);
  look(['over'], 11_000);
  look([], 13_000);
  expect(acts).toEqual(['11000 close over']);
});

it('a room without a process is orphaned after its time, and not before', () => {
  const { acts, look } = reaper(['lives']);
  for (const at of [0, 2_000, 4_000, 6_000, 8_000]) look(['lives', 'alone'], at);
  expect(acts).toEqual([]);
  look(['lives', 'alone'], 10_000);
  expect(acts).toEqual(['10000 orphaned alone']);
});

it('a room that was gone between is another one', () => {
  const { acts, look } = reaper();
  look(['alone'], 0);
  look([], 4_000);
  look(['alone'], 9_000);
  expect(acts).toEqual([]);
});
