/**
 * The voice that needs no key: eSpeak NG in a process of its own, 4.0–4.5 characters a second.
 *
 * A sentence is prepared for reading (numbers, letters, words that eSpeak misreads), cut into
 * clauses, and sounds clause by clause, so that the first sound comes after tens of milliseconds
 * and an abort takes effect at the next clause. The package is optional; without it every sentence
 * is a `SpeechFault` that says how to get it.
 */
import { type Clause, splitClauses } from './clauses.ts';
import { createEspeakSupervisor, type EspeakLimits } from './espeakSupervisor.ts';
import { durationMs, HOUSE_SAMPLE_RATE, silence } from './pcm.ts';
import type { Pronunciation } from './pronunciation.ts';
import type { Pace, Pcm, SpeechSynthesizer } from './types.ts';

export interface EspeakOptions {
  readonly pronunciation: Pronunciation;
  /** Pace with pauses, default 4.3 (REC-2.2b, TRN-voice). */
  readonly charactersPerSecond?: number;
  /** npm package of the engine. */
  readonly packageName?: string;
  readonly limits?: EspeakLimits;
}

export interface EspeakSynthesizer extends SpeechSynthesizer {
  /** Starts the process before it is needed. @throws SpeechFault where eSpeak is not installed */
  warm(): Promise<void>;
  /** Id of the eSpeak process, while one runs. */
  readonly processId: number | undefined;
}

export const ESPEAK_PACKAGE = '@echogarden/espeak-ng-emscripten';
export const CHARACTERS_PER_SECOND = 4.3;

/** Raised whenever the sound for the same words changes, so that rendered phrases are made anew. */
const SOUND_VERSION = 2;
/** Shorter than this, a clause becomes a mumble. */
const FASTEST_CHARACTERS_PER_SECOND = 5.6;

/** Of the normal pace, for a caller who asked for it (REC-2.2b). */
const SLOW_SHARE = 0.78;
/** Of the normal pace, for numbers, dates and fees: still within 4.0–4.5 characters a second. */
const KEY_FACT_SHARE = 0.95;
/** A number of four digits or more, a date, a fee, a time of day, as they are read. */
const KEY_FACT =
  /[零一二三四五六七八九幺]{4,}|[一二三四五六七八九十]月[一二三四五六七八九十]+日|[一二三四五六七八九十百千]+元|[一二三四五六七八九十]+点/u;

function targetMs(clause: Clause, charactersPerSecond: number): number | null {
  if (clause.characters === 0 || /\p{Script=Latin}|\d/u.test(clause.text)) return null;
  const withPause = (clause.characters * 1000) / charactersPerSecond;
  const fastest = (clause.characters * 1000) / FASTEST_CHARACTERS_PER_SECOND;
  return Math.max(withPause - clause.pauseMs, fastest);
}

export function createEspeakSynthesizer(options: EspeakOptions): EspeakSynthesizer {
  const { pronunciation, charactersPerSecond = CHARACTERS_PER_SECOND } = options;
  const supervisor = createEspeakSupervisor(options.packageName ?? ESPEAK_PACKAGE, options.limits);

  /** Key facts are a little slower than what is around them, everything is for who asked for it. */
  const paceOf = (clause: Clause, pace: Pace): number =>
    charactersPerSecond *
    (KEY_FACT.test(clause.text) ? KEY_FACT_SHARE : 1) *
    (pace === 'slow' ? SLOW_SHARE : 1);

  async function* synthesize(
    text: string,
    signal: AbortSignal,
    pace: Pace = 'normal',
  ): AsyncGenerator<Pcm> {
    for (const clause of splitClauses(pronunciation.respell(pronunciation.read(text)))) {
      if (signal.aborted) return;
      const samples = await supervisor.ask({
        text: clause.text,
        targetMs: targetMs(clause, paceOf(clause, pace)),
        stretch: pace === 'slow' ? 1 / SLOW_SHARE : 1,
      });
      if (signal.aborted) return;
      const sound = { samples, sampleRate: HOUSE_SAMPLE_RATE };
      if (durationMs(sound) > 0) yield sound;
      if (clause.pauseMs > 0 && !signal.aborted) yield silence(clause.pauseMs);
    }
  }

  return {
    id: `espeak-ng@cmn/${charactersPerSecond}/v${SOUND_VERSION}/${pronunciation.version}`,
    synthesize,
    warm: () => supervisor.start(),
    get processId() {
      return supervisor.processId;
    },
    close: () => supervisor.close(),
  };
}
