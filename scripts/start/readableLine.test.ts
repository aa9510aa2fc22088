import { expect, test } from 'vitest';
import { readableLine } from './readableLine.ts';

const time = new Date(2026, 10, 24, 10, 2, 3).getTime();
const log = (fields: object) =>
  JSON.stringify({ level: 30, time, pid: 1, hostname: 'x', ...fields });

test('a log line shows its time, its message and its call, and no more', () => {
  expect(readableLine(log({ msg: 'call started', callId: '019', reqId: 'r1' }))).toBe(
    '10:02:03 call started (019)',
  );
});

test('a warning and an error are marked; an error says what went wrong, without its stack', () => {
  const err = { type: 'Error', message: 'no room', stack: 'Error: no room\n at x' };
  expect(readableLine(log({ level: 40, msg: 'room not closed', err }))).toBe(
    '10:02:03 ! room not closed: no room',
  );
  expect(readableLine(log({ level: 50, msg: 'request failed', error: err }))).toBe(
    '10:02:03 ✗ request failed: no room',
  );
});

test.each(['registered worker', '', '{broken', '{"a":1}', '[1]', '用语与知识文件有 2 处错误'])(
  '%j stays as it is',
  (line) => {
    expect(readableLine(line)).toBe(line);
  },
);
