/**
 * Cuts silence from the ends of a sound and rounds off the edges, so that sounds can be joined
 * with pauses of our own and never click. A margin is kept: Mandarin begins and ends softly
 * (s, f, h, nasal finals), and an energy threshold alone would clip those.
 */
import { speechBounds } from './level.ts';
import type { Pcm } from './types.ts';

const MARGIN_BEFORE_MS = 15;
const MARGIN_AFTER_MS = 30;
const FADE_MS = 4;

/** The part of a sound in which there is speech, or an empty one. */
export function trimSilence(pcm: Pcm): Pcm {
  const bounds = speechBounds(pcm);
  if (!bounds) return { samples: new Int16Array(), sampleRate: pcm.sampleRate };
  const perMs = pcm.sampleRate / 1000;
  const from = Math.max(0, Math.round((bounds.startMs - MARGIN_BEFORE_MS) * perMs));
  const to = Math.min(pcm.samples.length, Math.round((bounds.endMs + MARGIN_AFTER_MS) * perMs));
  const samples = pcm.samples.slice(from, to);
  const fade = Math.min(Math.round(FADE_MS * perMs), samples.length >> 1);
  for (let index = 0; index < fade; index += 1) {
    const last = samples.length - 1 - index;
    samples[index] = ((samples[index] ?? 0) * index) / fade;
    samples[last] = ((samples[last] ?? 0) * index) / fade;
  }
  return { samples, sampleRate: pcm.sampleRate };
}
