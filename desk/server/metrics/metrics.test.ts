import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/testDesk.ts';

const token = 'metrics-token-of-the-tests-0123456789';
let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ settings: { metricsToken: token } });
});
afterAll(() => desk.stop());

const ask = (authorization: string) => fetch(`${desk.url}/metrics`, { headers: { authorization } });

it('figures are told to holders of the token, as Prometheus reads them', async () => {
  await desk.post('/api/calls', {});
  const answer = await ask(`Bearer ${token}`);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain('# TYPE three_rings_desk_calls_started_total counter\n');
  expect(text).toContain('three_rings_desk_calls_started_total 0\n');
  expect(text).toContain('three_rings_desk_records_ready 0\n');
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# |three_rings_desk_\w+ \d+$)/);
});

it('nobody else is told anything', async () => {
  for (const authorization of ['', 'Bearer wrong', `Basic ${token}`]) {
    expect((await ask(authorization)).status).toBe(401);
  }
});

it('there is no such page without a token', async () => {
  const without = await startTestDesk();
  expect((await fetch(`${without.url}/metrics`)).status).toBe(404);
  await without.stop();
});
