/** Sounds with known properties for tests: what they measure is what was put in. */
import { HOUSE_SAMPLE_RATE } from '../pcm.ts';
import type { Pcm } from '../types.ts';

/** A sine tone; `dbfs` is its root mean square. */
export function tone(
  ms: number,
  { hertz = 220, dbfs = -20, sampleRate = HOUSE_SAMPLE_RATE } = {},
): Pcm {
  const peak = 32_768 * 10 ** (dbfs / 20) * Math.SQRT2;
  const samples = Int16Array.from({ length: Math.round((ms * sampleRate) / 1000) }, (_, index) =>
    Math.round(peak * Math.sin((2 * Math.PI * hertz * index) / sampleRate)),
  );
  return { samples, sampleRate };
}

/** Loud bytes as compressed audio has them; the same at every run. */
export function noiseBytes(length: number): Buffer {
  let state = 12_345;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 16) & 0xff;
    }),
  );
}

/** Little-endian bytes of a sound, as a server sends them. */
export function bytesOf({ samples }: Pcm): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    bytes.writeInt16LE(sample, index * 2);
  });
  return bytes;
}
