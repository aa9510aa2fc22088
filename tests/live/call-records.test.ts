/** Calls and the database: what a call writes is stored moments later, whatever happens to the desk. */
import { expect, it } from 'vitest';
import { createHttpCustomers } from '../../records/customers/httpCustomers.ts';
import { createHttpReceiver } from '../../records/journal/ship/httpReceiver.ts';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';

const live = liveProduct();

/** Resolves when the database has as much of the call as the disk. */
async function isStored(callId: string, limitMs: number): Promise<number> {
  const { product } = live;
  const receiver = createHttpReceiver(product.desk);
  return await eventually(limitMs, `the journal of ${callId} in the database`, async () => {
    const heads = await receiver.heads(callId);
    const written = product.journal(callId).lines().length;
    return heads?.[0]?.seq === written ? written : null;
  });
}

it('a call is in the database moments after it is written, its end included', async () => {
  const caller = await live.product.opened();
  const journal = live.product.journal(caller.callId);
  await caller.type('个人证书续期要多少钱');
  await journal.event('agent.said', 30_000, (said) => said.text.includes('50元'));
  expect(await isStored(caller.callId, 10_000)).toBeGreaterThan(5);
  await caller.hangUp();
  await journal.event('call.ended', 10_000);
  await isStored(caller.callId, 10_000);
  expect(journal.all('fault.occurred')).toEqual([]);
});

it('a desk that goes in the middle of a call costs the call nothing, and gets everything when it is back', async () => {
  const { product } = live;
  const caller = await product.opened();
  const journal = product.journal(caller.callId);
  await isStored(caller.callId, 10_000);
  await product.stopDesk();
  await caller.type('个人证书续期要多少钱');
  await journal.event('agent.said', 30_000, (said) => said.text.includes('50元'));
  await journal.event('fault.occurred', 20_000, ({ component }) => component === 'desk');
  await product.startDesk();
  await isStored(caller.callId, 60_000);
  const customers = createHttpCustomers(product.desk);
  expect((await customers.findByPhone('13000000001'))?.name).toBe('王建国');
  await caller.hangUp();
  await journal.event('call.ended', 10_000);
  await isStored(caller.callId, 10_000);
});
