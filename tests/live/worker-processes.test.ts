/** The worker and the processes that it keeps for the next calls. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ChildServer } from '../support/childServer.ts';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';

const live = liveProduct();

it('ends with the reason where its call processes do not come up, instead of forking for ever', async () => {
  const { product } = live;
  const module = join(product.dataFolder, 'broken.js');
  await writeFile(module, "throw new Error('this module is broken');\n");
  const worker = new ChildServer({
    name: 'broken worker',
    command: process.execPath,
    arguments: [join(import.meta.dirname, '../support/brokenWorker.ts'), module],
    environment: { ...product.settings, WORKER_PORT: '0' },
  });
  await worker.printed(/failed: 通话进程接连 3 次没能启动/, 60_000);
  await eventually(5_000, 'the end of the worker', () => !worker.running);
  expect(worker.exitCode).toBe(1);
  expect(worker.output).toContain('this module is broken');
  expect(worker.output).not.toContain('ready');
});

it('hands no call to a waiting process that died: it refuses, ends its calls, and goes', async () => {
  const { product } = live;
  const caller = await product.opened();
  const journal = product.journal(caller.callId);
  const serving = await product.processOf(caller.callId);
  await product.warm();
  const [waiting = 0] = product.jobs().filter((job) => job !== serving);
  process.kill(waiting, 'SIGKILL');
  await eventually(10_000, 'a refusal', async () => {
    const answer = await fetch(`${product.deskUrl}/api/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return answer.status === 503;
  });
  await caller.type('个人证书续期要多少钱');
  await journal.event('agent.said', 20_000, (said) => said.text.includes('50元'));
  expect(product.worker.running).toBe(true);
  await caller.hangUp();
  await product.worker.printed(/等候来电的通话进程意外退出/, 20_000);
  await eventually(5_000, 'the end of the worker', () => !product.worker.running);
  expect(product.worker.exitCode).toBe(1);
  await product.startWorker();
  const next = await product.opened();
  await next.hangUp();
});
