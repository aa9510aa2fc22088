/**
 * Gathers keys while a number is expected, so that eleven presses are one answer and not eleven.
 * A number ends with #, when it is whole, or after a pause (the conductor's timer). * starts anew,
 * but in the last four of an identity number it is the letter X.
 */

/** What the keys are now: choices of a menu, or digits of something. */
export type KeyKind = 'choice' | 'number' | 'order' | 'last_four';

const WHOLE: Readonly<Record<Exclude<KeyKind, 'choice'>, RegExp>> = {
  number: /^(?:1\d{10}|0\d{11}|[48]00\d{7}|\d{15,})$/,
  order: /^\d{8}$/,
  last_four: /^\d{3}[\dX]$/,
};

export class KeyBuffer {
  #digits = '';
  #kind: KeyKind = 'choice';

  /**
   * @param kind what is expected now; choices are handed on as they come
   * @returns the digits to hand on, or null while more are awaited
   */
  press(keys: string, kind: KeyKind): string | null {
    if (this.#digits === '') this.#kind = kind;
    if (this.#kind === 'choice') return keys;
    for (const key of keys) {
      if (key === '#') return this.flush() ?? '#';
      if (key !== '*') this.#digits += key;
      else this.#digits = this.#kind === 'last_four' ? `${this.#digits}X` : '';
    }
    return WHOLE[this.#kind].test(this.#digits) ? this.flush() : null;
  }

  /** What was gathered so far; null where nothing was. */
  flush(): string | null {
    const digits = this.#digits;
    this.#digits = '';
    return digits === '' ? null : digits;
  }
}
