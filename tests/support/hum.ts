/** A participant that sends a tone without end, and how much of a recording is that tone. */
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { slice, toneShare } from './audio.ts';
import type { Caller } from './caller.ts';
import { eventually } from './deadline.ts';
import type { Hearing } from './hearing.ts';

/** Above it the tone is what is heard. */
const audibleShare = 0.5;
const sampleRate = 24_000;

/** A tone of `ms`. */
export function tone(hertz: number, ms: number): Pcm {
  const samples = Int16Array.from(
    { length: (ms * sampleRate) / 1000 },
    (_, at) => 9000 * Math.sin((2 * Math.PI * hertz * at) / sampleRate),
  );
  return { samples, sampleRate };
}

/** Plays a tone until the returned function is called. */
export function hum(voice: Caller, hertz: number): () => Promise<void> {
  let on = true;
  const humming = (async () => {
    while (on && voice.left === null) await voice.play(tone(hertz, 200));
  })().catch(() => undefined);
  return async () => {
    on = false;
    await humming;
  };
}

/** How much of the last `ms` of a recording is a tone, 0 to 1; 0 where nothing was ever heard. */
export function shareOf(hearing: Hearing, hertz: number, ms = 300): number {
  if (hearing.startedAt === null) return 0;
  return toneShare(slice(hearing.recording(), Math.max(0, hearing.position - ms)), hertz);
}

export function isHeard(hearing: Hearing, hertz: number): boolean {
  return shareOf(hearing, hertz) > audibleShare;
}

/** Resolves when the tone is not heard any more: nothing comes, or silence. */
export async function falls(hearing: Hearing, hertz: number): Promise<void> {
  let before = -1;
  await eventually(3000, `the end of a tone of ${hertz} Hz`, () => {
    const still = hearing.position === before;
    before = hearing.position;
    return still || shareOf(hearing, hertz, 100) < 0.1;
  });
}

/** How much of what came after `sinceMs` of a recording is a tone; 0 where nothing came. */
export function shareSince(hearing: Hearing, hertz: number, sinceMs: number): number {
  if (hearing.position <= sinceMs + 60) return 0;
  return toneShare(slice(hearing.recording(), sinceMs), hertz);
}
