import { afterAll, describe, expect, it } from 'vitest';
import type { Pcm } from '../../agent/voice/speech/types.ts';
import {
  durationMs,
  find,
  gaps,
  joined,
  levelDbfs,
  resample,
  silence,
  slice,
  toneShare,
} from './audio.ts';
import { likeness } from './likeness.ts';
import { mixed, whiteNoise } from './noise.ts';
import { closeVoice, speak } from './voice.ts';
import { decodeWav, encodeWav } from './wav.ts';

afterAll(closeVoice);

function tone(hertz: number, ms: number, sampleRate = 16_000): Pcm {
  const samples = Int16Array.from({ length: (ms * sampleRate) / 1000 }, (_, index) =>
    Math.round(8000 * Math.sin((2 * Math.PI * hertz * index) / sampleRate)),
  );
  return { samples, sampleRate };
}

const words = '为保证服务质量您的通话可能会被录音敬请谅解';

describe('measures of sound', () => {
  it('tells a tone from another tone and from noise', () => {
    expect(toneShare(tone(440, 500), 440)).toBeGreaterThan(0.98);
    expect(toneShare(tone(440, 500), 620)).toBeLessThan(0.01);
    expect(toneShare(whiteNoise(500, -20, 16_000), 440)).toBeLessThan(0.01);
  });

  it('keeps a tone through resampling and a WAV file', () => {
    const there = resample(tone(440, 500), 48_000);
    expect(toneShare(decodeWav(encodeWav(there)), 440)).toBeGreaterThan(0.97);
    expect(durationMs(there)).toBeCloseTo(500, 0);
    expect(levelDbfs(there)).toBeCloseTo(levelDbfs(tone(440, 500)), 0);
  });

  it('finds silent stretches and only those', () => {
    const line = joined(tone(440, 300), silence(250, 16_000), tone(440, 300));
    const [gap, ...more] = gaps(line, 200);
    expect(more).toEqual([]);
    expect(gap?.fromMs).toBeCloseTo(300, -1);
    expect(gap?.toMs).toBeCloseTo(550, -1);
  });

  it('finds a phrase in a longer recording, at its place', async () => {
    const phrase = await speak(words);
    const line = joined(silence(700, phrase.sampleRate), phrase, silence(400, phrase.sampleRate));
    const noisy = mixed(line, whiteNoise(durationMs(line), -40, phrase.sampleRate));
    const match = find(phrase, noisy);
    expect(match.correlation).toBeGreaterThan(0.95);
    expect(match.atMs).toBeCloseTo(700, -1);
  });

  it('takes a phrase that a jitter buffer stretched for the same, and another phrase for another', async () => {
    const phrase = await speak(words);
    const stretched = joined(
      slice(phrase, 0, 1500),
      slice(phrase, 1485, 3000),
      slice(phrase, 3012),
      silence(300, phrase.sampleRate),
    );
    expect(likeness(phrase, stretched).correlation).toBeGreaterThan(0.9);
    expect(likeness(phrase, stretched).holes).toEqual([]);
    const other = await speak('您好云杉数字证书很高兴为您服务我是智能客服零零一号');
    expect(likeness(phrase, other).correlation).toBeLessThan(0.5);
  });

  it('takes a longer pause between words for the same, and a pause inside a word for a hole', async () => {
    const [before, after] = [await speak(words.slice(0, 10)), await speak(words.slice(10))];
    const pause = (ms: number) => silence(ms, before.sampleRate);
    const phrase = joined(before, pause(80), after);
    const longer = joined(before, pause(380), after);
    expect(likeness(phrase, longer).correlation).toBeGreaterThan(0.9);
    expect(likeness(phrase, longer).holes).toEqual([]);
    const torn = joined(slice(phrase, 0, 700), pause(380), slice(phrase, 700));
    expect(likeness(phrase, torn).holes).not.toEqual([]);
  });

  it('names the hole where a part of the phrase was not heard', async () => {
    const phrase = await speak(words);
    const holed = joined(
      slice(phrase, 0, 1600),
      silence(800, phrase.sampleRate),
      slice(phrase, 2400),
    );
    const { holes } = likeness(phrase, holed);
    expect(holes.length).toBeGreaterThan(0);
    for (const hole of holes) expect(Math.abs(hole - 1800)).toBeLessThanOrEqual(600);
  });
});
