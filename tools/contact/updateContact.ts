/**
 * A change of the phone number on file, asked for by the model. The model only says that it is
 * wanted; the change's own course verifies the caller, reads the new number back and writes one
 * journal event. So no number of a model's is ever written, and an interruption can't halve it.
 */
import { z } from 'zod';
import type { Tool } from '../types.ts';

const parameters = z.strictObject({});

export const updateContact: Tool<typeof parameters> = {
  name: 'update_contact',
  effect: 'write',
  description:
    '来电人要改登记的手机号码时使用。不带参数：身份核实、新号码的核对和更新由规定用语接着完成，调用后不要再说话，也不要说“已经修改”。',
  parameters,
  async execute(_, { call }) {
    call.situation = 'contact_change';
    return { next: '由规定用语接着处理，请不要再说话。' };
  },
};
