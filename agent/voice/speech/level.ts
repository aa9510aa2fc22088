/**
 * How loud a sound is and where in it somebody speaks.
 *
 * Used to even out eSpeak's level, to refuse silent or garbled sound of a synthesizer, and by
 * tests that listen to a call. It works on energy alone, in frames of 10 ms: good enough for
 * synthetic or close-miked speech, and no substitute for a voice activity detector on a noisy line.
 */
import type { Pcm } from './types.ts';

/** Quieter than this is taken for silence, in dBFS. */
export const SILENCE_DBFS = -50;

const FRAME_MS = 10;
const FULL_SCALE = 32_768;
const FLOOR_DBFS = -120;

function toDbfs(amplitude: number): number {
  return amplitude === 0
    ? FLOOR_DBFS
    : Math.max(FLOOR_DBFS, 20 * Math.log10(amplitude / FULL_SCALE));
}

function meanSquare(samples: Int16Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}

/** Root mean square of the whole sound in dBFS; −120 for digital silence. */
export function rmsDbfs(pcm: Pcm): number {
  return toDbfs(Math.sqrt(meanSquare(pcm.samples)));
}

/** Highest sample in dBFS; −120 for digital silence. */
export function peakDbfs(pcm: Pcm): number {
  let peak = 0;
  for (const sample of pcm.samples) peak = Math.max(peak, Math.abs(sample));
  return toDbfs(peak);
}

/** A stretch of speech or silence, in milliseconds from the start of the sound. */
export interface Segment {
  readonly kind: 'speech' | 'silence';
  readonly startMs: number;
  readonly endMs: number;
}

function* frameLevels(pcm: Pcm): Generator<{ startMs: number; endMs: number; level: number }> {
  const length = Math.max(1, Math.round((FRAME_MS * pcm.sampleRate) / 1000));
  for (let start = 0; start < pcm.samples.length; start += length) {
    const end = Math.min(start + length, pcm.samples.length);
    yield {
      startMs: (start * 1000) / pcm.sampleRate,
      endMs: (end * 1000) / pcm.sampleRate,
      level: toDbfs(Math.sqrt(meanSquare(pcm.samples.subarray(start, end)))),
    };
  }
}

/**
 * Speech and silence in turn, covering the whole sound. Pauses inside speech that are shorter than
 * `shortestSilenceMs` (default 50: closures of plosives) belong to the speech.
 */
export function segments(
  pcm: Pcm,
  options: { silenceDbfs?: number; shortestSilenceMs?: number } = {},
): Segment[] {
  const { silenceDbfs = SILENCE_DBFS, shortestSilenceMs = 50 } = options;
  const found: Segment[] = [];
  for (const { startMs, endMs, level } of frameLevels(pcm)) {
    const kind = level > silenceDbfs ? 'speech' : 'silence';
    const last = found.at(-1);
    if (last?.kind === kind) {
      found[found.length - 1] = { ...last, endMs };
      continue;
    }
    const before = found.at(-2);
    const closesGap =
      kind === 'speech' &&
      last !== undefined &&
      before !== undefined &&
      last.endMs - last.startMs < shortestSilenceMs;
    if (closesGap) {
      found.pop();
      found[found.length - 1] = { ...before, endMs };
    } else {
      found.push({ kind, startMs, endMs });
    }
  }
  return found;
}

/** Where speech begins and ends, or undefined in a silent sound. */
export function speechBounds(
  pcm: Pcm,
  silenceDbfs: number = SILENCE_DBFS,
): { readonly startMs: number; readonly endMs: number } | undefined {
  const speech = segments(pcm, { silenceDbfs }).filter(({ kind }) => kind === 'speech');
  const [first] = speech;
  const last = speech.at(-1);
  return first && last ? { startMs: first.startMs, endMs: last.endMs } : undefined;
}

/** Root mean square of the speech alone, pauses left out, in dBFS. */
export function speechRmsDbfs(pcm: Pcm, silenceDbfs: number = SILENCE_DBFS): number {
  let sum = 0;
  let count = 0;
  for (const { level } of frameLevels(pcm)) {
    if (level <= silenceDbfs) continue;
    sum += 10 ** (level / 10);
    count += 1;
  }
  return count === 0 ? FLOOR_DBFS : 10 * Math.log10(sum / count);
}

/** What a listener would note about a sound. */
export interface Measurement {
  readonly durationMs: number;
  readonly peakDbfs: number;
  readonly rmsDbfs: number;
  readonly speechRmsDbfs: number;
  readonly leadingSilenceMs: number;
  readonly trailingSilenceMs: number;
  readonly segments: readonly Segment[];
}

/** All measures of one sound at once. A silent sound is all leading silence. */
export function measure(pcm: Pcm): Measurement {
  const durationMs = (pcm.samples.length * 1000) / pcm.sampleRate;
  const bounds = speechBounds(pcm);
  return {
    durationMs,
    peakDbfs: peakDbfs(pcm),
    rmsDbfs: rmsDbfs(pcm),
    speechRmsDbfs: speechRmsDbfs(pcm),
    leadingSilenceMs: bounds?.startMs ?? durationMs,
    trailingSilenceMs: bounds ? durationMs - bounds.endMs : 0,
    segments: segments(pcm),
  };
}

/**
 * True for bytes that were never speech: loud and changing sign nearly every second sample, as
 * compressed audio or text does when it is played as PCM. Even a hissed sh stays far below it.
 */
export function looksLikeNoise(pcm: Pcm): boolean {
  const { samples } = pcm;
  if (samples.length < pcm.sampleRate / 50 || rmsDbfs(pcm) < -9) return false;
  let crossings = 0;
  for (let index = 1; index < samples.length; index += 1) {
    if ((samples[index] ?? 0) < 0 !== (samples[index - 1] ?? 0) < 0) crossings += 1;
  }
  return crossings / samples.length > 0.35;
}
