/**
 * Finds business that is not ours in the company's directory: whom we refer callers to. Only finds;
 * the words of a referral are the behaviour's (ETI-6.1h), which the situation `out_of_scope` starts.
 */
import { z } from 'zod';
import type { Tool } from '../types.ts';

const parameters = z.strictObject({
  business: z.string().trim().min(1).max(50).describe('来电人要办的业务，1到50个字'),
});

export const findDirectory: Tool<typeof parameters> = {
  name: 'find_directory',
  effect: 'read',
  description:
    '来电人要办的不是本公司业务时，查有没有可以指引的单位（社保、税务、医保等）。' +
    '返回 found 和 entries。无论有没有找到，接着用 request_situation 请求 out_of_scope，由规定用语答复。',
  parameters,
  async execute({ business }, { company }) {
    const entries = company.directory
      .filter((entry) =>
        [entry.name, ...entry.aliases].some(
          (name) => business.includes(name) || name.includes(business),
        ),
      )
      .map(({ id, name, phone, place }) => ({
        id,
        name,
        ...(phone === undefined ? {} : { phone }),
        ...(place === undefined ? {} : { place }),
      }));
    return { found: entries.length > 0, entries };
  },
};
