/**
 * A fault of the line inside our own output: half a second in the middle of one utterance never
 * reaches it. The session believes that it was handed over.
 */
import { voice } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';

/** Where the hole lies in the utterance, in ms. */
const hole = { from: 1_000, to: 1_500 };

export class LineWithHole extends voice.AudioOutput {
  readonly #utterance: number;
  #begun = 0;
  #captured = 0;

  /** @param utterance which one has the hole: 1 is the first */
  constructor(next: voice.AudioOutput, utterance: number) {
    super(next.sampleRate, next, { pause: true });
    this.#utterance = utterance;
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    await super.captureFrame(frame);
    if (this.#captured === 0) this.#begun += 1;
    this.#captured += (frame.samplesPerChannel * 1000) / frame.sampleRate;
    const inHole = this.#captured > hole.from && this.#captured <= hole.to;
    if (inHole && this.#begun === this.#utterance) return;
    await this.nextInChain?.captureFrame(frame);
  }

  override flush(): void {
    super.flush();
    this.#captured = 0;
    this.nextInChain?.flush();
  }

  override clearBuffer(): void {
    this.nextInChain?.clearBuffer();
  }
}
