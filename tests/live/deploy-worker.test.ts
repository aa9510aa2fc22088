/** A worker as its container starts it: what the host may ask of it, on the real media server. */
import { expect, it } from 'vitest';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';
import { freePorts } from '../support/ports.ts';

const [port = 0] = await freePorts(1);
const live = liveProduct({ settings: { HEALTH_PORT: String(port), MAX_CALLS: '2' } });
const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);

it('is ready while it is registered, counts its calls, and no longer ready without a media server', async () => {
  await eventually(
    40_000,
    'a worker that is ready',
    async () => (await ask('/readyz'))?.ok === true,
  );
  const caller = await live.product.opened();
  const figures = (await (await ask('/metrics'))?.text()) ?? '';
  expect(figures).toContain('three_rings_worker_calls 1\n');
  expect(figures).toContain('three_rings_worker_seats 2\n');
  await caller.hangUp();
  await live.product.media.kill();
  await eventually(
    20_000,
    'a worker that is not ready',
    async () => (await ask('/readyz'))?.status === 503,
  );
  expect((await ask('/healthz'))?.status).toBe(200);
});
