/**
 * A preferred voice with another behind it, so that a sentence is spoken whatever a server does.
 *
 * A fault before the first sound: the other voice speaks the whole sentence. A fault in the middle:
 * after a short pause the other voice says the whole sentence again; to go on from the middle is
 * not possible, because no server tells how far in the words its sound had come, and a caller
 * rather hears half a sentence twice than never the number at its end. After a fault the preferred
 * voice rests for a while, lest every sentence begin with its time limit; it is then the one behind.
 */
import { silence } from './pcm.ts';
import { type Pace, type Pcm, SpeechFault, type SpeechSynthesizer } from './types.ts';

/** What became of the sentence, for `fault.occurred`. */
export type FailoverOutcome = 'spoken_by_other_voice' | 'repeated_by_other_voice' | 'not_spoken';

export interface SynthesisFault {
  readonly kind: SpeechFault['kind'];
  readonly outcome: FailoverOutcome;
  /** From the start of the sentence to the fault, in milliseconds. */
  readonly ms: number;
}

export interface FailoverOptions {
  readonly primary: SpeechSynthesizer;
  readonly fallback: SpeechSynthesizer;
  /** Called once per sentence with a fault, when the outcome is known. */
  readonly onFault: (fault: SynthesisFault) => void;
  /** How long the preferred voice is left alone after a fault. */
  readonly restMs?: number;
  /** Milliseconds on a clock that never runs backwards. */
  readonly now?: () => number;
}

const REST_MS = 30_000;
const PAUSE_BEFORE_REPEAT_MS = 250;

export function createFailoverSynthesizer(options: FailoverOptions): SpeechSynthesizer {
  const { primary, fallback, onFault, restMs = REST_MS, now = () => performance.now() } = options;
  let restUntil = Number.NEGATIVE_INFINITY;

  async function* speakByOther(
    other: SpeechSynthesizer,
    text: string,
    signal: AbortSignal,
    pace: Pace,
    fault: SynthesisFault,
  ): AsyncGenerator<Pcm> {
    let outcome: FailoverOutcome = 'not_spoken';
    try {
      for await (const part of other.synthesize(text, signal, pace)) {
        outcome = fault.outcome;
        yield part;
      }
    } catch (error) {
      outcome = 'not_spoken';
      throw error;
    } finally {
      onFault({ ...fault, outcome });
    }
  }

  async function* synthesize(
    text: string,
    signal: AbortSignal,
    pace: Pace = 'normal',
  ): AsyncGenerator<Pcm> {
    const startedAt = now();
    const [first, second] = startedAt < restUntil ? [fallback, primary] : [primary, fallback];
    let sounded = false;
    try {
      for await (const part of first.synthesize(text, signal, pace)) {
        sounded = true;
        yield part;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (first === primary) restUntil = now() + restMs;
      if (sounded) yield silence(PAUSE_BEFORE_REPEAT_MS);
      yield* speakByOther(second, text, signal, pace, {
        kind: error instanceof SpeechFault ? error.kind : 'failed',
        outcome: sounded ? 'repeated_by_other_voice' : 'spoken_by_other_voice',
        ms: Math.round(now() - startedAt),
      });
    }
  }

  return {
    id: `failover(${primary.id},${fallback.id})`,
    synthesize,
    close: async () => {
      await Promise.all([primary.close(), fallback.close()]);
    },
  };
}
