/**
 * Masks what a journal must never hold: full ID, card and account numbers, passwords and one-time
 * codes. Runs before the append, on every string of an event. The last four characters of an ID or
 * card number stay: identity is matched on them. Phone numbers and 受理号 (8 digits) are kept.
 */

const longNumbers =
  /(?<![0-9A-Za-z-])(?:\d{17}[\dXx]|\d{6}[ -]\d{8}[ -]\d{3}[\dXx]|\d{13,19}|\d{4}(?:[ -]\d{4}){2,3}(?:[ -]?\d{1,4})?)(?![0-9A-Za-z-])/g;
const secrets = /((?:密码|口令|验证码|动态码|校验码)(?:是|为|：|:|\s)*)([0-9A-Za-z]{4,})/g;

/** @returns the text with sensitive runs replaced by `*`, same length */
export function maskText(text: string): string {
  return text
    .replace(longNumbers, (run) => '*'.repeat(run.length - 4) + run.slice(-4))
    .replace(secrets, (_, lead: string, secret: string) => lead + '*'.repeat(secret.length));
}

/** Our own ids hold nothing of the caller; a masked one would no longer name its thing. */
const ids = /Id$/;

/** Masks every string inside a JSON value; other values, keys and ids are kept. */
export function maskDeep<T>(value: T): T;
export function maskDeep(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => maskDeep(item));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, ids.test(key) ? item : maskDeep(item)]),
    );
  }
  return value;
}
