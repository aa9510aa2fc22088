/**
 * Matches the caller's identity: name, phone number and the last four of the ID number, together.
 * Items that were given stay; a corrected one replaces the old and makes the next set (rulebook,
 * decision 17). One full set that does not match is one try; the third asks for the situation
 * `identity_failed`. Never says which item was wrong, and never reads an item back.
 */
import { z } from 'zod';
import { matchesIdentity } from '../../records/customers/matchesIdentity.ts';
import { addressOf } from '../../records/customers/surname.ts';
import type { CallerHistory, Customer, CustomerRepository } from '../../records/customers/types.ts';
import type { IdentityItems, Tool, ToolCallState } from '../types.ts';
import { identityItems, missingItems } from './identityItems.ts';

/** Full sets that may fail before a person takes over. */
export const identityTryLimit = 3;

const parameters = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[\p{Script=Han}·a-zA-Z ]{2,30}$/u)
    .optional()
    .describe('来电人说的完整姓名，2到30个字'),
  phone: z
    .string()
    .transform((text) => text.replaceAll(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, ''))
    .pipe(z.string().regex(/^1\d{10}$/))
    .optional()
    .describe('来电人说的手机号码，1开头的11位数字'),
  id_last_four: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^\d{3}[\dX]$/)
    .optional()
    .meta({ sensitive: true, description: '来电人说的身份证号后四位，三位数字加一位数字或X' }),
});

export const verifyIdentity: Tool<typeof parameters> = {
  name: 'verify_identity',
  effect: 'read',
  description:
    '核实来电人身份：姓名、手机号码、身份证号后四位三项齐全才比对。只在查询账户信息（到期日、进度、锁定状态）之前使用。' +
    '来电人说了几项就传几项，已传过的会保留，更正的只传更正项；不带参数则返回目前的核实情况。' +
    '返回 matched（是否核实）、missing（还缺的项）、tries_left（还可尝试的次数）、address（核实后的称呼）。只传来电人亲口说的内容，不要猜。',
  parameters,
  async execute(args, { call, customers }) {
    const given = collect(args, call);
    call.identityGiven = given;
    const missing = missingItems(given);
    if (Object.keys(args).length === 0 || missing.length > 0) {
      return report(call, missing);
    }
    if (call.identityTries >= identityTryLimit) {
      call.situation = 'identity_failed';
      return report(call, []);
    }
    const { name = '', phone = '', idLastFour = '' } = given;
    const customer = await customers.findByPhone(phone);
    if (customer !== null && matchesIdentity(customer, { name, phone, idLastFour })) {
      call.verified = customer;
      call.history = await historyOf(customer, customers);
      return report(call, []);
    }
    call.identityTries += 1;
    if (call.identityTries >= identityTryLimit) {
      call.situation = 'identity_failed';
    }
    return { ...report(call, []), matched: false };
  },
};

function collect(args: z.infer<typeof parameters>, call: ToolCallState): IdentityItems {
  const told: IdentityItems = {
    ...(args.name === undefined ? {} : { name: args.name }),
    ...(args.phone === undefined ? {} : { phone: args.phone }),
    ...(args.id_last_four === undefined ? {} : { idLastFour: args.id_last_four }),
  };
  return { ...call.identityGiven, ...told };
}

/** Earlier calls are good to know, and no condition: without them the caller is served all the same. */
async function historyOf(
  customer: Customer,
  customers: CustomerRepository,
): Promise<CallerHistory | null> {
  try {
    return await customers.history(customer.id);
  } catch {
    return null;
  }
}

function report(call: ToolCallState, missing: readonly (keyof IdentityItems)[]) {
  if (call.verified !== null) {
    return { matched: true, missing: [], address: addressOf(call.verified) };
  }
  return {
    matched: false,
    missing: missing.map((item) => identityItems[item]),
    tries_left: identityTryLimit - call.identityTries,
  };
}
