/**
 * Mandated words that the caller's page speaks itself: for a caller whom nobody can serve (STD-1.3),
 * and for one who waits behind the shut gate. The words, and their sound where there is one.
 */
export interface SpokenPhraseSource {
  readonly text: string;
  /** The sound as a WAV file's bytes; undefined where none was recorded or rendered. */
  readonly readAudio: () => Promise<Uint8Array | undefined>;
}

export type SpokenPhraseName = 'busy' | 'held';

export class SpokenPhrase {
  readonly #name: SpokenPhraseName;
  readonly #source: SpokenPhraseSource;

  constructor(name: SpokenPhraseName, source: SpokenPhraseSource) {
    this.#name = name;
    this.#source = source;
  }

  async describe(): Promise<{ text: string; audioUrl: string | null }> {
    const audio = await this.audio();
    const audioUrl = audio ? `/api/phrases/${this.#name}/audio` : null;
    return { text: this.#source.text, audioUrl };
  }

  async audio(): Promise<Buffer | undefined> {
    const audio = await this.#source.readAudio();
    return audio && Buffer.from(audio.buffer, audio.byteOffset, audio.byteLength);
  }
}
