/** Account facts are told to a verified caller only; everybody else gets a sentence on what is missing. */
import type { Customer } from '../../records/customers/types.ts';
import { type ToolCallState, ToolError } from '../types.ts';
import { identityItems, missingItems } from './identityItems.ts';

/** The verified caller. @throws ToolError that names the missing items */
export function requireVerified(call: ToolCallState): Customer {
  if (call.verified !== null) {
    return call.verified;
  }
  const missing = missingItems(call.identityGiven ?? {}).map((item) => identityItems[item]);
  throw new ToolError(
    missing.length > 0
      ? `来电人身份尚未核实。请先请来电人提供${missing.join('、')}，再调用 verify_identity。`
      : '来电人身份尚未核实，提供的信息与登记的不一致。请先请来电人核对后更正，再调用 verify_identity。',
  );
}
