/** The three items of an identity and how they are called when a caller is asked for them. */
import type { IdentityItems } from '../types.ts';

export const identityItems: Readonly<Record<keyof IdentityItems, string>> = {
  name: '姓名',
  phone: '手机号码',
  idLastFour: '身份证号后四位',
};

/** Items that were not given yet, in the order in which they are asked for. */
export function missingItems(given: IdentityItems): readonly (keyof IdentityItems)[] {
  return (['name', 'phone', 'idLastFour'] as const).filter((item) => given[item] === undefined);
}
