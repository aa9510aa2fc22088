/**
 * The words that bridge a slow reply, or a phrase whose sound is made only now: due two seconds
 * after the caller's turn, once a reply, and not needed once a sentence sounds (rulebook ETI-5l;
 * dead air ≤ 3 s). They are said as a segment of their own while the model is slow, and before the
 * sentence where its sound is.
 */
import { ReadableStream, type ReadableStreamDefaultReader } from 'node:stream/web';
import type { AudioFrame } from '@livekit/rtc-node';
import type { JournalEntry } from '../../records/journal/events.ts';
import type { Phrase } from '../words/types.ts';
import type { FixedSound } from './mouth.ts';
import type { Sound } from './sound.ts';
import { voiceLimits } from './voiceLimits.ts';

export class Bridge {
  readonly phrase: Phrase;
  readonly #due: Promise<void>;
  readonly #timer: NodeJS.Timeout;
  #spent = false;

  /** Starts the wait for the words of `phrase`. */
  constructor(phrase: Phrase) {
    this.phrase = phrase;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#due = promise;
    this.#timer = setTimeout(resolve, voiceLimits.bridge);
  }

  /** Waits for `awaited` or for the words to be due; true where they are needed, then they are spent. */
  async isNeededBefore(awaited: Promise<unknown>): Promise<boolean> {
    if (this.#spent) return false;
    const came = awaited.then(
      () => false,
      () => false,
    );
    const needed = await Promise.race([came, this.#due.then(() => true)]);
    if (!needed || this.#spent) return false;
    this.#spent = true;
    return true;
  }

  /** For the journal: the words were begun; whether they were heard to their end. */
  said(heard: boolean): JournalEntry {
    const { id: phrase, text, clauses, source } = this.phrase;
    return {
      type: 'agent.said',
      text,
      phrase,
      clauses: [...clauses],
      source,
      heard: heard ? text : '',
      interrupted: !heard,
    };
  }

  /** The reply has ended, or a sentence sounded. */
  cancel(): void {
    this.#spent = true;
    clearTimeout(this.#timer);
  }

  /** `frames`, with the words before them where they are slow; `sound` tells how long these are. */
  before(
    frames: ReadableStream<AudioFrame>,
    sound: Sound,
    words: () => Promise<FixedSound>,
  ): ReadableStream<AudioFrame> {
    const reader = frames.getReader();
    const pieces = this.#pieces(reader, sound, words);
    return new ReadableStream({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await reader.cancel();
      },
    });
  }

  async *#pieces(
    reader: ReadableStreamDefaultReader<AudioFrame>,
    sound: Sound,
    words: () => Promise<FixedSound>,
  ): AsyncGenerator<AudioFrame> {
    const first = reader.read();
    if (await this.isNeededBefore(first)) {
      const bridge = await words();
      sound.leadMs = bridge.sound.ms;
      yield* bridge.frames;
    }
    for (let next = await first; !next.done; next = await reader.read()) yield next.value;
  }
}
