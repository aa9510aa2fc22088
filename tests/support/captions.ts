/** The captions of a call as its page shows them: text streams of topic `lk.transcription`. */
import type { Room, TextStreamReader } from '@livekit/rtc-node';
import { Changes } from './deadline.ts';

export interface Caption {
  readonly identity: string;
  readonly segment: string;
  readonly atMs: number;
  text: string;
  /** The stream has ended (an agent's) or was marked final (a caller's own words). */
  final: boolean;
}

export class Captions {
  readonly lines: Caption[] = [];
  readonly #changes = new Changes();

  constructor(room: Room) {
    room.registerTextStreamHandler('lk.transcription', (reader, { identity }) => {
      // A stream that the end of the call cuts stays as it is.
      void this.#read(reader, identity).catch(() => undefined);
    });
  }

  async #read(reader: TextStreamReader, identity: string): Promise<void> {
    const attributes = reader.info.attributes ?? {};
    const caption: Caption = {
      identity,
      segment: attributes['lk.segment_id'] ?? reader.info.streamId,
      atMs: performance.now(),
      text: '',
      final: false,
    };
    this.lines.push(caption);
    for await (const part of reader) {
      caption.text += part;
      this.#changes.notify();
    }
    caption.final = true;
    this.#changes.notify();
  }

  /** The first caption that holds `words`. */
  async showing(words: string, limitMs: number): Promise<Caption> {
    return await this.#changes.until(
      limitMs,
      () =>
        `a caption with 「${words}」 among ${JSON.stringify(this.lines.map((line) => line.text))}`,
      () => this.lines.find((line) => line.text.includes(words)) ?? null,
    );
  }
}
