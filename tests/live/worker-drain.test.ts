/** A worker that is asked to end lets its calls finish, and takes no new ones. */
import { expect, it } from 'vitest';
import { requestCall } from '../support/caller.ts';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';

const live = liveProduct({ settings: { DRAIN_LIMIT_S: '100' } });

it('goes on with its call after SIGTERM, takes no other, and ends when the call has ended', async () => {
  const { product } = live;
  const caller = await product.opened();
  const journal = product.journal(caller.callId);
  process.kill(product.worker.processId, 'SIGTERM');
  await expect(requestCall(product.deskUrl)).rejects.toThrow('503');
  await caller.type('个人证书续期要多少钱');
  await journal.event('agent.said', 30_000, (said) => said.text.includes('50元'));
  expect(product.worker.running).toBe(true);
  await caller.hangUp();
  const ended = await journal.event('call.ended', 20_000);
  expect(ended).toMatchObject({ by: 'caller', part: 0 });
  await eventually(15_000, 'the end of the worker', () => !product.worker.running);
  expect(product.worker.exitCode).toBe(143);
});
