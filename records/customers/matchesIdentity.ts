/**
 * Whether told identity items are a customer's. Phone and ID digits have to be equal; a name is
 * equal in writing or in sound with its tones, since a voice line hears 王健国 for 王建国.
 */
import { pinyin } from 'pinyin-pro';
import type { Customer } from './types.ts';

export interface ToldIdentity {
  readonly name: string;
  readonly phone: string;
  readonly idLastFour: string;
}

export function matchesIdentity(customer: Customer, told: ToldIdentity): boolean {
  return (
    customer.phone === told.phone &&
    customer.idLastFour === told.idLastFour &&
    (customer.name === told.name || soundOf(customer.name) === soundOf(told.name))
  );
}

function soundOf(name: string): string {
  return pinyin(name, { surname: 'head', toneType: 'num' });
}
