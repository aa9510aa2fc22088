/** Noise for tests, the same in every run: steady, and the short burst of a cough. */
import type { Pcm } from '../../agent/voice/speech/types.ts';

/** White noise at a level in dB below full scale. */
export function whiteNoise(ms: number, dbfs: number, sampleRate: number, seed = 1): Pcm {
  const peak = 32_768 * 10 ** (dbfs / 20) * Math.sqrt(3);
  let state = seed >>> 0;
  const samples = Int16Array.from({ length: Math.round((ms * sampleRate) / 1000) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.round((state / 2 ** 31 - 1) * peak);
  });
  return { samples, sampleRate };
}

/** Two bursts that fade, as a cough does. */
export function cough(sampleRate: number): Pcm {
  const burst = whiteNoise(320, -12, sampleRate, 7);
  const fading = burst.samples.map((sample, index) =>
    Math.round(sample * Math.exp(-index / (0.08 * sampleRate))),
  );
  const samples = new Int16Array(fading.length * 2);
  samples.set(fading);
  samples.set(fading, fading.length);
  return { samples, sampleRate };
}

/** Two sounds at once, as long as the first. @throws where their sample rates differ */
export function mixed(sound: Pcm, under: Pcm): Pcm {
  if (sound.sampleRate !== under.sampleRate) throw new RangeError('sample rates differ');
  const samples = sound.samples.map((sample, index) =>
    Math.max(-32_768, Math.min(32_767, sample + (under.samples[index] ?? 0))),
  );
  return { samples, sampleRate: sound.sampleRate };
}
