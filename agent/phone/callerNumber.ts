/**
 * The number that a call shows, in the form in which numbers stand in the records: providers add
 * the country's code, a trunk prefix, or the zero of a call from another town. Refuses what is no
 * number (anonymous, a name, an address).
 */

/** A mobile or service number of the country after +86, 0086 or the zero of another town. */
const national = /^(?:\+?86|0086|0)(?=1[3-9]\d{9}$)|^(?:\+86|0086)(?=[2-9]\d{8,10}$)/;

/** Undefined where none is shown. */
export function callerNumber(shown: string | undefined): string | undefined {
  const digits = (shown ?? '').replaceAll(/[\s().-]/g, '');
  if (!/^\+?\d{2,20}$/.test(digits)) return undefined;
  const rest = digits.replace(national, '');
  // A landline's area code begins with a zero at home.
  return rest !== digits && !/^1[3-9]/.test(rest) ? `0${rest}` : rest;
}
