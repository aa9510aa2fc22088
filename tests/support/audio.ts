/**
 * Measures of sound: how loud it is, where it is silent, whether it holds a tone, and whether one
 * recording is inside another.
 *
 * Everything works on 16-bit mono `Pcm` and returns plain numbers, so that a live test compares
 * what was heard as audio and never as text. Times are milliseconds.
 */
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { padded, powerOfTwo, transform } from './fourier.ts';

export function durationMs(pcm: Pcm): number {
  return (pcm.samples.length * 1000) / pcm.sampleRate;
}

/** The part from `fromMs` up to `toMs`, clamped to the recording. */
export function slice(pcm: Pcm, fromMs: number, toMs = Number.POSITIVE_INFINITY): Pcm {
  const at = (ms: number) =>
    Math.max(0, Math.min(pcm.samples.length, (ms * pcm.sampleRate) / 1000));
  return {
    samples: pcm.samples.slice(Math.round(at(fromMs)), Math.round(at(toMs))),
    sampleRate: pcm.sampleRate,
  };
}

/** Recordings after one another. @throws where their sample rates differ */
export function joined(...parts: readonly Pcm[]): Pcm {
  const sampleRate = parts[0]?.sampleRate ?? 24_000;
  if (parts.some((part) => part.sampleRate !== sampleRate)) {
    throw new RangeError('recordings of different sample rates cannot be joined');
  }
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.samples.length, 0));
  let offset = 0;
  for (const part of parts) {
    samples.set(part.samples, offset);
    offset += part.samples.length;
  }
  return { samples, sampleRate };
}

export function silence(ms: number, sampleRate: number): Pcm {
  return { samples: new Int16Array(Math.round((ms * sampleRate) / 1000)), sampleRate };
}

/** Band-limited resampling (windowed sinc, 16 zero crossings a side). */
export function resample(pcm: Pcm, sampleRate: number): Pcm {
  if (pcm.sampleRate === sampleRate) return pcm;
  const ratio = pcm.sampleRate / sampleRate;
  const cutoff = Math.min(1, 1 / ratio) * 0.96;
  const reach = Math.ceil(16 / cutoff);
  const samples = new Int16Array(Math.floor(pcm.samples.length / ratio));
  for (let index = 0; index < samples.length; index += 1) {
    const centre = index * ratio;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(pcm.samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let tap = first; tap <= last; tap += 1) {
      const distance = tap - centre;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / reach);
      const phase = Math.PI * distance * cutoff;
      const kernel = Math.abs(phase) < 1e-9 ? 1 : Math.sin(phase) / phase;
      sum += (pcm.samples[tap] ?? 0) * kernel * window;
    }
    samples[index] = Math.max(-32_768, Math.min(32_767, Math.round(sum * cutoff)));
  }
  return { samples, sampleRate };
}

/** Root mean square level in dB below full scale; -120 for digital silence. */
export function levelDbfs(pcm: Pcm): number {
  let sum = 0;
  for (const sample of pcm.samples) sum += sample * sample;
  const mean = Math.sqrt(sum / Math.max(1, pcm.samples.length)) / 32_768;
  return mean < 1e-6 ? -120 : 20 * Math.log10(mean);
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Stretches of at least `minimumMs` in which every 10 ms window stays below `thresholdDbfs`. */
export function gaps(pcm: Pcm, minimumMs: number, thresholdDbfs = -55): Span[] {
  const spans: Span[] = [];
  const total = durationMs(pcm);
  let from: number | null = null;
  for (let at = 0; at <= total; at += 10) {
    const quiet = at + 10 <= total && levelDbfs(slice(pcm, at, at + 10)) < thresholdDbfs;
    if (quiet) from ??= at;
    else if (from !== null) {
      if (at - from >= minimumMs) spans.push({ fromMs: from, toMs: at });
      from = null;
    }
  }
  return spans;
}

/** Share of the energy that lies at `hertz` (Goertzel), 0 to 1: a pure tone gives nearly 1. */
export function toneShare(pcm: Pcm, hertz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / pcm.sampleRate);
  let before = 0;
  let last = 0;
  let energy = 0;
  for (const sample of pcm.samples) {
    const next = sample + coefficient * last - before;
    before = last;
    last = next;
    energy += sample * sample;
  }
  if (energy === 0) return 0;
  const power = last * last + before * before - coefficient * last * before;
  return Math.min(1, (2 * power) / (energy * pcm.samples.length));
}

export interface Match {
  /** Normalised cross-correlation at the best place: 1 for the same sound at any volume. */
  readonly correlation: number;
  /** Where in the recording the wanted sound begins. */
  readonly atMs: number;
}

/** Looks for `wanted` inside `recording`; both are brought to the rate of the recording. */
export function find(wanted: Pcm, recording: Pcm): Match {
  const needle = resample(wanted, recording.sampleRate).samples;
  const hay = recording.samples;
  if (needle.length === 0 || hay.length < needle.length) return { correlation: 0, atMs: 0 };
  const products = correlate(needle, hay);
  const needleEnergy = needle.reduce((sum, sample) => sum + sample * sample, 0);
  let energy = 0;
  for (let index = 0; index < needle.length; index += 1) energy += (hay[index] ?? 0) ** 2;
  let best: Match = { correlation: 0, atMs: 0 };
  for (let lag = 0; lag + needle.length <= hay.length; lag += 1) {
    const scale = Math.sqrt(needleEnergy * energy);
    const correlation = scale > 0 && energy > 1 ? (products[lag] ?? 0) / scale : 0;
    if (correlation > best.correlation) {
      best = { correlation, atMs: (lag * 1000) / recording.sampleRate };
    }
    energy += (hay[lag + needle.length] ?? 0) ** 2 - (hay[lag] ?? 0) ** 2;
  }
  return best;
}

/** Cross-correlation for all lags ≥ 0 in one transform. */
function correlate(needle: Int16Array, hay: Int16Array): Float64Array {
  const size = powerOfTwo(needle.length + hay.length);
  const a = padded(needle, size);
  const b = padded(hay, size);
  transform(a);
  transform(b);
  for (let index = 0; index < size; index += 1) {
    const [ar, ai] = [a.real[index] ?? 0, -(a.imaginary[index] ?? 0)];
    const [br, bi] = [b.real[index] ?? 0, b.imaginary[index] ?? 0];
    b.real[index] = ar * br - ai * bi;
    b.imaginary[index] = ar * bi + ai * br;
  }
  transform(b, true);
  return b.real;
}
