/**
 * Arithmetic on 16-bit mono sound: lengths, joining, cutting, silence.
 *
 * One sample rate runs through the whole house, 24 kHz, which LiveKit and OpenAI-compatible
 * synthesizers share; an engine or a file with another rate is resampled where it comes in.
 * Nothing here knows files, engines or LiveKit.
 */
import type { Pcm } from './types.ts';

/** Samples a second of all sound inside the product. */
export const HOUSE_SAMPLE_RATE = 24_000;

/** Length of a sound in milliseconds. */
export function durationMs(pcm: Pcm): number {
  return (pcm.samples.length * 1000) / pcm.sampleRate;
}

/** Digital silence of `ms` milliseconds. */
export function silence(ms: number, sampleRate: number = HOUSE_SAMPLE_RATE): Pcm {
  return { samples: new Int16Array(Math.round((ms * sampleRate) / 1000)), sampleRate };
}

/**
 * Joins sounds of one sample rate; no sounds give an empty sound at the house's rate.
 * @throws RangeError where the rates differ
 */
export function concatenate(parts: readonly Pcm[]): Pcm {
  const sampleRate = parts[0]?.sampleRate ?? HOUSE_SAMPLE_RATE;
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.samples.length, 0));
  let offset = 0;
  for (const part of parts) {
    if (part.sampleRate !== sampleRate) {
      throw new RangeError(`不能拼接采样率不同的声音：${sampleRate} Hz 与 ${part.sampleRate} Hz`);
    }
    samples.set(part.samples, offset);
    offset += part.samples.length;
  }
  return { samples, sampleRate };
}

/** Cuts a sound into frames of `frameMs`; the last one may be shorter. Views, not copies. */
export function* frames(pcm: Pcm, frameMs: number): Generator<Pcm> {
  const length = Math.max(1, Math.round((frameMs * pcm.sampleRate) / 1000));
  for (let start = 0; start < pcm.samples.length; start += length) {
    yield {
      samples: pcm.samples.subarray(start, start + length),
      sampleRate: pcm.sampleRate,
    };
  }
}

/** Collects a whole stream of sound. */
export async function collect(stream: AsyncIterable<Pcm>): Promise<Pcm> {
  const parts: Pcm[] = [];
  for await (const part of stream) parts.push(part);
  return concatenate(parts);
}
