import { expect, it } from 'vitest';
import { liveProduct } from '../support/liveProduct.ts';
import { signIn } from '../support/person.ts';
import { utterances } from '../support/utterances.ts';
import { VanishingCaller } from '../support/vanishingCaller.ts';

const live = liveProduct();

it('a person whose line breaks and stays broken is replaced by the agent before 10 s are over', async () => {
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
  const hearing = await caller.hearsAgent();
  await hearing.sound(3000, hearing.position);
  const apology = await journal.event(
    'agent.said',
    20_000,
    (said) => said.phrase === 'person.lost',
  );
  expect(apology.heard).toBe(apology.text);
  await caller.hangUp();
  person.signOut();
});
