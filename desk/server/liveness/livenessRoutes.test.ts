import { afterEach, beforeEach, expect, it } from 'vitest';
import { type HeldLines, holdLines } from '../testing/heldLines.ts';
import { startTestDesk, type TestDesk, testSecret } from '../testing/testDesk.ts';

let desk: TestDesk;
const streams: HeldLines[] = [];

beforeEach(async () => {
  desk = await startTestDesk();
});
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
  await desk.stop();
});

async function stream(part: number): Promise<number> {
  const lines = await holdLines(`${desk.url}/internal/calls/c1/commands?part=${part}`, '\n', {
    authorization: `Bearer ${testSecret}`,
  });
  streams.push(lines);
  return lines.status;
}

const tell = async (news: 'alive' | 'dead' | 'takeover', part: number) =>
  (await desk.internal('POST', `/calls/c1/${news}`, { part })).status;

it('a process whose death was told must go, and one successor gets the call', async () => {
  expect(await stream(0)).toBe(200);
  expect(await tell('alive', 0)).toBe(204);
  expect(await tell('takeover', 1)).toBe(410);
  expect(await tell('dead', 0)).toBe(204);
  expect(await tell('alive', 0)).toBe(410);
  expect(await stream(0)).toBe(410);
  expect(await tell('takeover', 1)).toBe(204);
  expect(await tell('takeover', 1)).toBe(410);
  expect(await stream(1)).toBe(200);
  expect(await tell('alive', 1)).toBe(204);
});

it('a call that has ended needs nobody, whatever comes late', async () => {
  await stream(0);
  await desk.internal('POST', '/calls/c1/ended');
  expect(await tell('alive', 0)).toBe(204);
  expect(await tell('dead', 0)).toBe(204);
  expect(await tell('takeover', 1)).toBe(410);
});

it('nobody says who lives without the secret', async () => {
  const answer = await desk.post('/internal/calls/c1/dead', { part: 0 });
  expect(answer.status).toBe(401);
});
