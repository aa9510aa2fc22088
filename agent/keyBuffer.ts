/**
 * Gathers keys while a number is expected, so that eleven presses are one answer and not eleven.
 * A number ends with #, when it is whole, or after a pause (the conductor's timer); * starts anew.
 */
const WHOLE = /^(?:1\d{10}|0\d{11}|[48]00\d{7}|\d{15,})$/;

export class KeyBuffer {
  #digits = '';

  /**
   * @param expected whether a number is expected now; otherwise keys are handed on as they come
   * @returns the digits to hand on, or null while more are awaited
   */
  press(keys: string, expected: boolean): string | null {
    if (!expected && this.#digits === '') return keys;
    for (const key of keys) {
      if (key === '#') return this.flush();
      this.#digits = key === '*' ? '' : this.#digits + key;
    }
    return WHOLE.test(this.#digits) ? this.flush() : null;
  }

  /** What was gathered so far; null where nothing was. */
  flush(): string | null {
    const digits = this.#digits;
    this.#digits = '';
    return digits === '' ? null : digits;
  }
}
