/** A point in time as an operator writes it: ISO 8601 with its time zone, and a day that exists. */
import { z } from 'zod';

const moment = z.iso.datetime({ offset: true });

/** @returns null where the text is none, or names a day that no calendar has (31 February) */
export function readMoment(text: string): Date | null {
  return moment.safeParse(text).success ? new Date(text) : null;
}
