/** Whether a value that was said is one that is known, bound included. */

import { sameDate } from './mergeDates.ts';
import type { Bound, Value } from './values.ts';
import { daysWithin } from './weekdays.ts';

export function sameValue(said: Value, known: Value): boolean {
  if (said.kind !== known.kind) return false;
  if (said.kind === 'date') return sameDate(said.value, known.value);
  if (said.kind === 'weekday') return daysWithin(said.value, known.value);
  return said.value === known.value;
}

/** What a bound may be said as; a bound that is left out is another matter (`needsBound`). */
export function boundAllowed(said: Bound, known: Bound): boolean {
  if (said === '' || said === known) return true;
  if (said === 'within') return known === '';
  return said === 'from' && known === 'least';
}

/** Bounds that change the meaning where they are left out: 90天 is not 超过90天. */
export function needsBound(said: Bound, known: Bound): boolean {
  return said === '' && (known === 'over' || known === 'least');
}
