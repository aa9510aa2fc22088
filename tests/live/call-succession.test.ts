/** Processes die under real callers, once each: the cells of `npm run chaos`, one round. */
import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cells } from '../../evals/chaos/cells.ts';
import { isClean, runChaos } from '../../evals/chaos/runChaos.ts';
import { type Product, startProduct } from '../support/product.ts';
import { recordedPrompts } from '../support/recordedPrompts.ts';
import { closeVoice } from '../support/voice.ts';

let product: Product;

beforeAll(async () => {
  const { folder: promptsFolder } = await recordedPrompts();
  product = await startProduct({ promptsFolder });
});
afterAll(async () => {
  await product?.stop();
  closeVoice();
  await dispose();
});

it.each(['mid_sentence', 'waiting', 'accepted', 'twice', 'worker', 'desk'])(
  'no caller, no event and no duty is lost: %s',
  async (id) => {
    const chosen = cells.filter((cell) => cell.id === id);
    expect(chosen).toHaveLength(1);
    const report = await runChaos({
      product,
      cells: chosen,
      rounds: 1,
      databaseMs: 0,
      progress: () => undefined,
    });
    expect(isClean(report), `${JSON.stringify(report, null, 2)}\n${product.story}`).toBe(true);
  },
  300_000,
);
