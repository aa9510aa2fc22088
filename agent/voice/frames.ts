/** PCM in the pieces the framework takes: frames of 20 ms. */
import { AudioFrame } from '@livekit/rtc-node';
import type { Pcm } from './speech/types.ts';

const FRAME_MS = 20;

/** Cuts `pcm` into frames; the last one may be shorter. */
export function* framesOf(pcm: Pcm): Generator<AudioFrame> {
  const size = Math.round((pcm.sampleRate * FRAME_MS) / 1000);
  for (let from = 0; from < pcm.samples.length; from += size) {
    const samples = pcm.samples.slice(from, from + size);
    yield new AudioFrame(samples, pcm.sampleRate, 1, samples.length);
  }
}

/** Duration in ms. */
export function durationOf(pcm: Pcm): number {
  return (pcm.samples.length * 1000) / pcm.sampleRate;
}
