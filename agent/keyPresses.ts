/**
 * The keys of a call as events: those of one number are one event, which a pause ends. It knows what
 * is expected from who asks it, and keeps no clock of its own.
 */
import type { CallEvent } from './flow/events.ts';
import { KeyBuffer, type KeyKind } from './keyBuffer.ts';
import type { CallTimers } from './timers.ts';

/** A longer pause between two keys ends the number. */
const KEY_PAUSE_MS = 4000;

type KeysPressed = Extract<CallEvent, { type: 'caller.dtmf' }>;

export class KeyPresses {
  readonly #buffer = new KeyBuffer();
  readonly #timers: CallTimers;

  constructor(timers: CallTimers) {
    this.#timers = timers;
  }

  /** @returns the event of a whole number or a choice; null while more keys are awaited */
  press(keys: string, expected: KeyKind): KeysPressed | null {
    const pressed = asEvent(this.#buffer.press(keys, expected));
    this.#timers.cancel('keys');
    if (pressed === null) this.#timers.set('keys', KEY_PAUSE_MS);
    return pressed;
  }

  /** The pause is over. @returns what was pressed before it; null where nothing was */
  paused(): KeysPressed | null {
    return asEvent(this.#buffer.flush());
  }
}

function asEvent(digits: string | null): KeysPressed | null {
  return digits === null ? null : { type: 'caller.dtmf', digits };
}
