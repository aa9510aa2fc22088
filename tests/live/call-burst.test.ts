import { expect, it } from 'vitest';
import { liveProduct } from '../support/liveProduct.ts';

const live = liveProduct({ settings: { MAX_CALLS: '2' } });

it('of many calls in one moment only those with a seat are taken; the others are told busy', async () => {
  const { product } = live;
  await product.warm();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      fetch(`${product.deskUrl}/api/calls`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }).then(async (response) => {
        await response.body?.cancel();
        return response.status;
      }),
    ),
  );
  expect(answers.toSorted()).toEqual([201, 201, 503, 503, 503, 503, 503, 503]);
});
