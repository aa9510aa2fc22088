/**
 * What the test ear compares: log-mel spectra of speech, 100 Hz to 7 kHz, every 12 ms.
 *
 * Loudness and the colour of the line are taken out (floor below the loudest frame, mean of each
 * band removed), so that volume, codec and steady noise matter little and the words matter much.
 */
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { resample } from './audio.ts';
import { padded, transform } from './fourier.ts';

const sampleRate = 16_000;
const frameLength = 400;
const hop = 192;
const size = 512;
const bandCount = 26;
const floorDb = 38;
const cepstrumOrder = 13;

export type Features = readonly Float64Array[];

/** One vector per frame of speech; leading and trailing silence is left out. Empty for silence. */
export function speechFeatures(pcm: Pcm): Features {
  const samples = resample(pcm, sampleRate).samples;
  const frames: Float64Array[] = [];
  for (let start = 0; start + frameLength <= samples.length; start += hop) {
    frames.push(melEnergies(samples.subarray(start, start + frameLength)));
  }
  return normalised(trimmed(frames));
}

function melEnergies(frame: Int16Array): Float64Array {
  const windowed = new Float64Array(frameLength);
  for (let index = 0; index < frameLength; index += 1) {
    const window = 0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (frameLength - 1));
    windowed[index] = (((frame[index] ?? 0) - 0.95 * (frame[index - 1] ?? 0)) / 32_768) * window;
  }
  const spectrum = padded(windowed, size);
  transform(spectrum);
  return new Float64Array(
    filters.map((filter) => {
      let energy = 1e-10;
      for (const [bin, weight] of filter) {
        energy += weight * ((spectrum.real[bin] ?? 0) ** 2 + (spectrum.imaginary[bin] ?? 0) ** 2);
      }
      return 10 * Math.log10(energy);
    }),
  );
}

function level(frame: Float64Array): number {
  return 10 * Math.log10(frame.reduce((sum, decibels) => sum + 10 ** (decibels / 10), 0));
}

/** Keeps what lies between the first and the last frame that stand out from the background. */
function trimmed(frames: readonly Float64Array[]): Float64Array[] {
  const levels = frames.map(level);
  const loudest = Math.max(-120, ...levels);
  if (loudest < -60) return [];
  const quietest = [...levels].sort((a, b) => a - b)[Math.floor(levels.length * 0.05)] ?? -120;
  const threshold = Math.max(loudest - 25, Math.min(quietest + 6, loudest - 12));
  const loud = (decibels: number) => decibels > threshold;
  const first = levels.findIndex(loud);
  return first < 0 ? [] : frames.slice(first, levels.findLastIndex(loud) + 1);
}

/** Cepstra of the shape of each spectrum, mean removed: pitch and loudness no longer show. */
function normalised(frames: readonly Float64Array[]): Features {
  const loudest = Math.max(...frames.map((frame) => Math.max(...frame)));
  const cepstra = frames.map((frame) => cepstrum(frame.map((x) => Math.max(x, loudest - floorDb))));
  return cepstra.map((vector) =>
    vector.map((value, order) => {
      const sum = cepstra.reduce((total, other) => total + (other[order] ?? 0), 0);
      return value - sum / cepstra.length;
    }),
  );
}

function cepstrum(bands: Float64Array): Float64Array {
  return Float64Array.from({ length: cepstrumOrder }, (_, order) => {
    let sum = 0;
    for (let band = 0; band < bandCount; band += 1) {
      sum += (bands[band] ?? 0) * Math.cos((Math.PI * order * (band + 0.5)) / bandCount);
    }
    return (sum / bandCount) * (order === 0 ? 0.3 : 1 + order / 4);
  });
}

const filters = melFilters();

/** Triangular filters, evenly spaced in mel: for each band, FFT bins with weights. */
function melFilters(): (readonly (readonly [number, number])[])[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
  const hertz = (value: number) => 700 * (10 ** (value / 2595) - 1);
  const [low, high] = [mel(100), mel(7000)];
  const edges = Array.from({ length: bandCount + 2 }, (_, index) => {
    return (hertz(low + ((high - low) * index) / (bandCount + 1)) * size) / sampleRate;
  });
  return Array.from({ length: bandCount }, (_, band) => {
    const [left = 0, centre = 0, right = 0] = edges.slice(band, band + 3);
    const bins: [number, number][] = [];
    for (let bin = Math.ceil(left); bin <= right; bin += 1) {
      const weight =
        bin <= centre ? (bin - left) / (centre - left) : (right - bin) / (right - centre);
      if (weight > 0) bins.push([bin, weight]);
    }
    return bins;
  });
}
