import { expect, it } from 'vitest';
import { createDemoCustomers } from '../../records/customers/demoCustomers.ts';
import { CallJournal } from '../../records/journal/callJournal.ts';
import { emptyMemory } from '../flow/memory.ts';
import { verifiedBefore } from './restoreIdentity.ts';

const customers = createDemoCustomers();
const phone = '13000000004';

async function restored(customerId: string | null, told: string | null) {
  const journal = new CallJournal({ callId: 'c1', now: () => new Date(0), sink: () => {} });
  if (customerId !== null) journal.append({ type: 'identity.verified', customerId }, 1);
  const memory = { ...emptyMemory, told: { ...emptyMemory.told, number: told } };
  const saved = { value: 'live', memory, timers: [], owed: [], commands: 0 };
  const point = { saved, turn: 1, steps: [], unheard: null };
  return await verifiedBefore({ before: journal.events, point }, customers);
}

it('the customer that was verified is found again by what the caller told', async () => {
  const customer = await customers.findByPhone(phone);
  expect((await restored(customer?.id ?? '', phone))?.name).toBe(customer?.name);
});

it('nobody is verified who was not, nor by another number, nor where the records know another', async () => {
  const customer = await customers.findByPhone(phone);
  expect(await restored(null, phone)).toBeNull();
  expect(await restored(customer?.id ?? '', null)).toBeNull();
  expect(await restored('somebody-else', phone)).toBeNull();
});
