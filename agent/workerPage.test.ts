import { afterEach, describe, expect, it } from 'vitest';
import { openWorkerPage, type WorkerPage, type WorkerState } from './workerPage.ts';

const well: WorkerState = {
  registered: true,
  refusing: false,
  calls: 2,
  seats: 8,
  freeMemory: 1234.5,
};
let page: WorkerPage;

async function ask(path: string, state: Partial<WorkerState> = {}) {
  page = await openWorkerPage({
    host: '127.0.0.1',
    port: 0,
    state: async () => ({ ...well, ...state }),
  });
  const response = await fetch(`http://127.0.0.1:${page.port}${path}`);
  return { status: response.status, text: await response.text() };
}

afterEach(() => page.close());

describe('the page of a worker', () => {
  it('says that the process lives, whatever its state', async () => {
    expect(await ask('/healthz', { registered: false, refusing: true })).toMatchObject({
      status: 200,
    });
  });

  it('says that calls are taken', async () => {
    expect(await ask('/readyz')).toEqual({ status: 200, text: 'ready\n' });
  });

  it.each([
    [{ registered: false }, 'not registered'],
    [{ refusing: true }, 'ending'],
  ])('says why no calls are taken: %j', async (state, why) => {
    expect(await ask('/readyz', state)).toEqual({ status: 503, text: `${why}\n` });
  });

  it('tells figures as Prometheus reads them, without what is not known', async () => {
    const { text } = await ask('/metrics');
    expect(text).toContain('# TYPE three_rings_worker_calls gauge\nthree_rings_worker_calls 2\n');
    expect(text).toContain('three_rings_worker_seats 8\n');
    expect(text).toContain('three_rings_worker_ready 1\n');
    expect(text).toContain('three_rings_worker_free_memory_mebibytes 1234\n');
    page.close();
    const unknown = await ask('/metrics', { freeMemory: Number.POSITIVE_INFINITY });
    expect(unknown.text).not.toContain('free_memory');
  });

  it('tells nothing else', async () => {
    expect(await ask('/worker')).toMatchObject({ status: 404 });
  });
});
