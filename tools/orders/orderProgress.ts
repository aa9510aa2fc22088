/**
 * Progress of an order: told for a 受理号 and a verified identity together; identity alone lists
 * the caller's own orders without their state (rulebook, decision 17). An order of somebody else
 * and one that does not exist get the same answer, so that nothing about others can be probed.
 */
import { z } from 'zod';
import { addressOf } from '../../records/customers/surname.ts';
import { requireVerified } from '../identity/requireVerified.ts';
import { type Tool, ToolError } from '../types.ts';

const parameters = z.strictObject({
  order_number: z
    .string()
    .trim()
    .regex(/^\d{8}$/)
    .optional()
    .describe('来电人说的受理号，8位数字'),
});

export const orderProgress: Tool<typeof parameters> = {
  name: 'order_progress',
  effect: 'read',
  description:
    '查询已核实来电人一笔业务的办理进度，须先用 verify_identity 核实身份，并传受理号 order_number。' +
    '返回 address（称呼）、business（业务）、status（进度）。不传受理号只返回本人名下的业务 orders（受理号和业务名称），供来电人确认是哪一笔。',
  parameters,
  async execute({ order_number: number }, { call }) {
    const customer = requireVerified(call);
    const address = addressOf(customer);
    if (number === undefined) {
      const orders = customer.orders.map((order) => ({
        order_number: order.number,
        business: order.business,
      }));
      return { address, orders };
    }
    const order = customer.orders.find((candidate) => candidate.number === number);
    if (order === undefined) {
      throw new ToolError(
        '来电人名下没有这个受理号。请来电人核对8位受理号；也可以不带受理号调用，列出本人名下的业务。',
      );
    }
    return { address, order_number: order.number, business: order.business, status: order.status };
  },
};
