import { expect, test } from 'vitest';
import { rmsDbfs } from './level.ts';
import { resample } from './resample.ts';
import { tone } from './testing/sounds.ts';
import type { Pcm } from './types.ts';

/** What is left of a sound when the wanted tone is taken out, relative to the tone, in dB. */
function errorDb(sound: Pcm, wanted: Pcm): number {
  const edge = 100;
  let error = 0;
  let signal = 0;
  for (
    let index = edge;
    index < Math.min(sound.samples.length, wanted.samples.length) - edge;
    index += 1
  ) {
    const target = wanted.samples[index] ?? 0;
    error += ((sound.samples[index] ?? 0) - target) ** 2;
    signal += target ** 2;
  }
  return 10 * Math.log10(error / signal);
}

test.each([300, 1_000, 4_000, 8_000])('22.05 → 24 kHz keeps a tone of %d Hz to −65 dB', (hertz) => {
  const from = tone(500, { hertz, dbfs: -6, sampleRate: 22_050 });
  const to = resample(from, 24_000);
  expect(to.sampleRate).toBe(24_000);
  expect(to.samples.length).toBe(12_000);
  expect(errorDb(to, tone(500, { hertz, dbfs: -6 }))).toBeLessThan(-65);
});

test('48 → 24 kHz takes out what the lower rate cannot hold, instead of folding it down', () => {
  const tooHigh = tone(500, { hertz: 15_000, dbfs: -6, sampleRate: 48_000 });
  const { samples, sampleRate } = resample(tooHigh, 24_000);
  const withoutEdges = { samples: samples.subarray(200, -200), sampleRate };
  expect(rmsDbfs(withoutEdges)).toBeLessThan(-70);
});

test('a sound that has the rate already is handed back as it is', () => {
  const sound = tone(10);
  expect(resample(sound, 24_000)).toBe(sound);
});

test('full scale does not wrap around', () => {
  const square = Int16Array.from({ length: 2_205 }, (_, index) =>
    index % 100 < 50 ? 32_767 : -32_768,
  );
  const { samples } = resample({ samples: square, sampleRate: 22_050 }, 24_000);
  const flat = samples.subarray(200, 240);
  expect(new Set(flat.map(Math.sign)).size).toBeLessThanOrEqual(2);
  expect(Math.max(...samples)).toBe(32_767);
});
