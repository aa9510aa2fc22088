/**
 * How much of a rendered phrase was heard, as sound.
 *
 * A jitter buffer stretches and squeezes what it plays by some milliseconds, which ruins one
 * correlation over a whole phrase while an ear hears no difference; in a pause it may put in a few
 * tenths of a second. So the phrase is compared in windows of 160 ms, each near where the one before
 * led to. Measured over Opus and a jitter buffer:
 * above 0.9 for the phrase, below 0.4 for any other words of the same voice. Text takes no part in it.
 */
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { durationMs, find, gaps, levelDbfs, resample, slice } from './audio.ts';

const windowMs = 160;
/** How far a window may lie from where the one before led to; the second where the first gives nothing. */
const reaches = [30, 120] as const;
/** The same across a pause of the phrase; shorter silences are none. */
const reachesOverPause = [...reaches, 400] as const;
const shortestPauseMs = 60;
const clear = 0.75;
const audibleDbfs = -45;

export interface Likeness {
  /** Mean correlation of the audible windows, weighted by their energy: 0 to 1. */
  readonly correlation: number;
  /** Where in the recording the phrase begins, in ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Places of the phrase (ms from its start) where at least 300 ms were not heard. */
  readonly holes: readonly number[];
}

/** Looks for the rendered `phrase` in what was heard from `afterMs` on. */
export function likeness(phrase: Pcm, heard: Pcm, afterMs = 0): Likeness {
  const wanted = resample(phrase, 16_000);
  const recording = resample(slice(heard, afterMs), 16_000);
  const anchor = anchorOf(wanted, recording);
  const windows = [
    ...follow(wanted, recording, anchor, +1),
    ...follow(wanted, recording, anchor, -1).slice(1),
  ].sort((a, b) => a.at - b.at);
  const audible = windows.filter((window) => window.level > audibleDbfs);
  const weights = audible.map((window) => 10 ** (window.level / 10));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const correlation = audible.reduce(
    (sum, window, index) => sum + window.correlation * (weights[index] ?? 0),
    0,
  );
  const fromMs = afterMs + (audible[0]?.foundMs ?? 0) - (audible[0]?.at ?? 0);
  return {
    correlation: total > 0 ? correlation / total : 0,
    fromMs,
    toMs: fromMs + durationMs(wanted),
    holes: holesOf(audible),
  };
}

interface Anchor {
  readonly at: number;
  readonly foundMs: number;
}

/** The 1.2 s of the phrase that is found most clearly in the whole recording. */
function anchorOf(wanted: Pcm, recording: Pcm): Anchor {
  const length = durationMs(wanted);
  const span = Math.min(1200, length);
  let best = { at: 0, foundMs: 0, correlation: -1 };
  for (const share of [0, 0.5, 1]) {
    const at = Math.round((share * (length - span)) / windowMs) * windowMs;
    const match = find(slice(wanted, at, at + span), recording);
    if (match.correlation > best.correlation) {
      best = { at, foundMs: match.atMs, correlation: match.correlation };
    }
    if (best.correlation > 0.85) break;
  }
  return best;
}

/** Looks for a piece near the place where it should be, and further off where it is not there. */
function locate(piece: Pcm, recording: Pcm, expectedMs: number, within: readonly number[]) {
  let best = { foundMs: expectedMs, correlation: -1 };
  for (const reach of within) {
    const from = Math.max(0, expectedMs - reach);
    const match = find(piece, slice(recording, from, expectedMs + windowMs + reach));
    if (match.correlation > best.correlation) {
      best = { foundMs: from + match.atMs, correlation: match.correlation };
    }
    if (best.correlation > clear) break;
  }
  return best;
}

/** Two windows running that are unlike what was heard; one alone may be a stretched vowel. */
function holesOf(windows: readonly Window[]): number[] {
  const lost = (window: Window | undefined) => window !== undefined && window.correlation < 0.4;
  return windows.flatMap((window, index) =>
    lost(window) && lost(windows[index + 1]) ? [window.at] : [],
  );
}

interface Window extends Anchor {
  readonly level: number;
  readonly correlation: number;
}

function follow(wanted: Pcm, recording: Pcm, anchor: Anchor, direction: 1 | -1): Window[] {
  const windows: Window[] = [];
  const length = durationMs(wanted);
  let lag = anchor.foundMs - anchor.at;
  for (let at = anchor.at; at >= 0 && at < length; at += direction * windowMs) {
    const piece = slice(wanted, at, at + windowMs);
    const level = levelDbfs(piece);
    const near = slice(wanted, at - windowMs, at + 2 * windowMs);
    const paused = gaps(near, shortestPauseMs, audibleDbfs).length > 0;
    const found = locate(piece, recording, at + lag, paused ? reachesOverPause : reaches);
    if (level > audibleDbfs && found.correlation > clear) lag = found.foundMs - at;
    windows.push({ at, level, ...found });
  }
  return windows;
}
