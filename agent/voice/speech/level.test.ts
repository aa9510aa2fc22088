import { expect, test } from 'vitest';
import { looksLikeNoise, measure, peakDbfs, rmsDbfs, segments, speechBounds } from './level.ts';
import { concatenate, silence } from './pcm.ts';
import { noiseBytes, tone } from './testing/sounds.ts';

test('a tone measures the level it was made with, and its peak lies 3 dB above', () => {
  const sound = tone(1_000, { dbfs: -20 });
  expect(rmsDbfs(sound)).toBeCloseTo(-20, 1);
  expect(peakDbfs(sound)).toBeCloseTo(-17, 1);
});

test('digital silence is −120 dBFS and holds no speech', () => {
  const sound = silence(300);
  expect(rmsDbfs(sound)).toBe(-120);
  expect(speechBounds(sound)).toBeUndefined();
  expect(measure(sound)).toMatchObject({ leadingSilenceMs: 300, trailingSilenceMs: 0 });
});

test('speech and silence are told apart to 10 ms, and a short closure belongs to the speech', () => {
  const sound = concatenate([
    silence(100),
    tone(200),
    silence(30),
    tone(100),
    silence(200),
    tone(100),
    silence(50),
  ]);
  expect(segments(sound)).toEqual([
    { kind: 'silence', startMs: 0, endMs: 100 },
    { kind: 'speech', startMs: 100, endMs: 430 },
    { kind: 'silence', startMs: 430, endMs: 630 },
    { kind: 'speech', startMs: 630, endMs: 730 },
    { kind: 'silence', startMs: 730, endMs: 780 },
  ]);
  expect(measure(sound)).toMatchObject({ leadingSilenceMs: 100, trailingSilenceMs: 50 });
});

test('random bytes are noise, a loud voice-like tone is not', () => {
  const bytes = noiseBytes(9_600);
  const noise = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2).slice();
  expect(looksLikeNoise({ samples: noise, sampleRate: 24_000 })).toBe(true);
  expect(looksLikeNoise(tone(200, { hertz: 3_000, dbfs: -6 }))).toBe(false);
});
