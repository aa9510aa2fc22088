/** Feeds sound into a published track; what lies between two sounds is silence of the track itself. */
import { AudioFrame, type AudioSource } from '@livekit/rtc-node';
import type { Pcm } from '../../agent/voice/speech/types.ts';

const frameMs = 20;

/** Resolves when the last sample was played out. */
export async function playInto(source: AudioSource, pcm: Pcm): Promise<void> {
  const length = (pcm.sampleRate * frameMs) / 1000;
  for (let start = 0; start < pcm.samples.length; start += length) {
    const frame = AudioFrame.create(pcm.sampleRate, 1, length);
    frame.data.set(pcm.samples.subarray(start, start + length));
    await source.captureFrame(frame);
  }
  await source.waitForPlayout();
}
