/** The phrase for a caller whom nobody can serve (STD-1.3): its words, and its sound where there is one. */
export interface BusyPhraseSource {
  readonly text: string;
  /** The sound as a WAV file's bytes; undefined where none was recorded or rendered. */
  readonly readAudio: () => Promise<Uint8Array | undefined>;
}

export const busyAudioUrl = '/api/phrases/busy/audio';

export class BusyPhrase {
  readonly #source: BusyPhraseSource;

  constructor(source: BusyPhraseSource) {
    this.#source = source;
  }

  async describe(): Promise<{ text: string; audioUrl: string | null }> {
    const audio = await this.audio();
    return { text: this.#source.text, audioUrl: audio ? busyAudioUrl : null };
  }

  async audio(): Promise<Buffer | undefined> {
    const audio = await this.#source.readAudio();
    return audio && Buffer.from(audio.buffer, audio.byteOffset, audio.byteLength);
  }
}
