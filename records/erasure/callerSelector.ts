/** Whose data is to be erased: a customer, or whoever called from or left a number. */
import { z } from 'zod';

/** Phone numbers as callers' data holds them: digits alone. */
const number = z
  .string()
  .transform((text) => text.replaceAll(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, ''))
  .pipe(z.string().regex(/^\+?\d{5,20}$/, '须是 5 到 20 位数字'));

export const callerSelectorSchema = z.union([
  z.strictObject({ customer: z.string().regex(/^\P{Cc}{1,100}$/u) }),
  z.strictObject({ number }),
]);

export type CallerSelector = z.infer<typeof callerSelectorSchema>;

/** All but the last two characters hidden: enough to recognise, too little to know. */
export function maskSubject(selector: CallerSelector): string {
  const subject = 'customer' in selector ? selector.customer : selector.number;
  return '*'.repeat(Math.max(0, subject.length - 2)) + subject.slice(-2);
}
