/**
 * The company's telephone lines, section `telephony` of `prompts/company.yaml`: which numbers come
 * in, over which provider calls go out. No secrets: user names and passwords come from the
 * environment.
 */
import { z } from 'zod';

const phoneNumber = z.string().regex(/^\+?\d{2,20}$/u, '号码只写数字，国际号码以 + 开头');
const host = z
  .string()
  .regex(/^[\w.-]+(?::\d{1,5})?$/u, '应为主机名或地址，可带端口，例如 sip.example.com:5060');
const network = z
  .string()
  .regex(/^(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?$|^[\da-f:]+(?:\/\d{1,3})?$/iu, '应为地址或网段');

const inboundLine = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/u, '编号用小写字母、数字和连字符'),
  numbers: z.array(phoneNumber).min(1),
  /** The provider's addresses; nobody else may bring a call then. */
  allowedAddresses: z.array(network).default([]),
});

export const telephonySchema = z
  .strictObject({
    inbound: z.array(inboundLine).min(1),
    outbound: z
      .strictObject({
        address: host,
        transport: z.enum(['auto', 'udp', 'tcp', 'tls']).default('auto'),
        /** Shown to who is rung; one of them per call. */
        numbers: z.array(phoneNumber).min(1),
      })
      .exactOptional(),
    encryption: z.enum(['off', 'allowed', 'required']).default('off'),
    /** How long a call may ring before somebody of us takes it, in seconds. */
    ringLimitS: z.int().min(5).max(120).default(30),
  })
  .refine(
    ({ inbound }) => new Set(inbound.map(({ id }) => id)).size === inbound.length,
    'inbound 的编号不可重复',
  )
  .refine(({ inbound }) => {
    const numbers = inbound.flatMap((line) => line.numbers);
    return new Set(numbers).size === numbers.length;
  }, 'inbound 的号码不可重复')
  .refine(({ inbound }) => inbound.every(({ id }) => id !== 'outbound'), 'outbound 不能作编号');

export type Telephony = z.infer<typeof telephonySchema>;
