/**
 * Brings synthetic speech to one level, whatever the words: −20 dBFS while somebody speaks, and no
 * sample above −3 dBFS (REC-2.2b, "clear, even volume").
 *
 * eSpeak's glottal pulses stick out 18 dB above its average; rounding off the few that exceed the
 * ceiling is inaudible, whereas lowering everything to make room for them would whisper.
 */
import { speechRmsDbfs } from './level.ts';
import type { Pcm } from './types.ts';

/** Level of speech, pauses left out. */
export const SPEECH_DBFS = -20;
/** No sample is louder. */
export const CEILING_DBFS = -3;

const CEILING = 32_768 * 10 ** (CEILING_DBFS / 20);
/** From here on the curve bends; −6 dBFS. */
const KNEE = 32_768 * 10 ** (-6 / 20);
/** Near-silence is not pumped up to speech. */
const HIGHEST_GAIN_DB = 12;

function limit(sample: number): number {
  const size = Math.abs(sample);
  if (size <= KNEE) return Math.round(sample);
  const room = CEILING - KNEE;
  return Math.trunc(Math.sign(sample) * (KNEE + room * Math.tanh((size - KNEE) / room)));
}

/** The same sound at the house's level. */
export function evenLevel(pcm: Pcm): Pcm {
  const gainDb = Math.min(HIGHEST_GAIN_DB, SPEECH_DBFS - speechRmsDbfs(pcm));
  const gain = 10 ** (gainDb / 20);
  return { samples: pcm.samples.map((sample) => limit(sample * gain)), sampleRate: pcm.sampleRate };
}
