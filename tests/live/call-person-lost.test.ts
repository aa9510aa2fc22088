import { expect, it } from 'vitest';
import { liveProduct } from '../support/liveProduct.ts';
import { signIn } from '../support/person.ts';
import { utterances } from '../support/utterances.ts';
import { VanishingCaller } from '../support/vanishingCaller.ts';

const live = liveProduct();

it('a person whose line breaks and stays broken is on record as lost, not as having hung up', async () => {
  const { product } = live;
  const person = await signIn(product.deskUrl, '201');
  const caller = await product.opened();
  const journal = product.journal(caller.callId);
  await caller.type('请帮我转人工客服');
  const { handoffId } = await person.sees(caller.callId, 20_000);
  const voice = new VanishingCaller(await person.take(handoffId), utterances.materials);
  await voice.speaking(30_000);
  await journal.event('handoff.joined', 20_000);
  await voice.vanish();
  const completed = await journal.event('handoff.completed', 60_000);
  expect(completed).toMatchObject({ human: '201', cause: 'left' });
  expect(await journal.event('call.ended', 5000)).toMatchObject({
    by: 'human',
    reason: 'person_lost',
  });
  person.signOut();
});
