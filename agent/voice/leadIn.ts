/** Silence in front of a sound, for a line whose far end is only just listening. */
import type { Pcm } from './speech/types.ts';

export function withLeadIn({ samples, sampleRate }: Pcm, milliseconds: number): Pcm {
  const lead = Math.round((milliseconds * sampleRate) / 1000);
  const longer = new Int16Array(lead + samples.length);
  longer.set(samples, lead);
  return { samples: longer, sampleRate };
}
