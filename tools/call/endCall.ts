/**
 * The end of a call, asked for by the model. The closing is the rulebook's (ETI-6.5a, decision 8):
 * anything else is asked if it was not yet, the farewell is mandated, and the caller hangs up first.
 * The line is never cut by a model.
 */
import { z } from 'zod';
import type { Tool } from '../types.ts';

const parameters = z.strictObject({});

export const endCall: Tool<typeof parameters> = {
  name: 'end_call',
  effect: 'write',
  description:
    '来电人明确表示没有其他问题、要结束通话时调用。调用后不要再说话：是否还有问题、告别和挂断由规定用语处理。',
  parameters,
  async execute(_args, { call }) {
    call.situation = 'nothing_more';
    return { next: '由规定用语接着处理，请不要再说话。' };
  },
};
