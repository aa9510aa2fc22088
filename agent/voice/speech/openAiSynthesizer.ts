/**
 * A voice from any OpenAI-compatible server: POST {base}/audio/speech, raw PCM at 24 kHz, streamed.
 *
 * Plain `fetch` rather than the `openai` client: the limits here are on the first byte and on each
 * gap between bytes, which the client can't set (one timeout for the whole request, and retries of
 * its own that would double the dead air). Nothing is tried again here; the failover does better.
 */
import { spokenCharacters } from './clauses.ts';
import { endpoint, networkFault, statusFault, within } from './httpFault.ts';
import { createPcmStream } from './pcmStream.ts';
import type { Pronunciation } from './pronunciation.ts';
import { type Pace, type Pcm, SpeechFault, type SpeechSynthesizer } from './types.ts';

export interface SynthesisLimits {
  /** From the request to the first byte of sound. */
  readonly firstByteMs: number;
  /** Between two chunks. */
  readonly stallMs: number;
  /** All waiting for the server together; time in which the sound is not asked for is not counted. */
  readonly totalMs: number;
}

export interface OpenAiSynthesizerOptions {
  /** With its `/v1`, e.g. `http://127.0.0.1:8880/v1`. */
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly model: string;
  readonly voice: string;
  readonly pronunciation: Pronunciation;
  readonly limits?: SynthesisLimits;
}

export const SYNTHESIS_LIMITS: SynthesisLimits = {
  firstByteMs: 1_500,
  stallMs: 1_500,
  totalMs: 20_000,
};

const SERVER = '语音合成服务';
const NOT_SOUND = /json|html|xml|^text\//u;
/** The `speed` that servers know, for a caller who asked for slower speech. */
const SLOW_SPEED = 0.8;
/** No voice is faster: a shorter answer was cut off. */
const FASTEST_CHARACTERS_PER_SECOND = 12;

type Timed = <T>(work: Promise<T>, limitMs: number) => Promise<T>;

/** Holds each wait to its limit and all of them to the total. */
function timekeeper(limits: SynthesisLimits, heardAnything: () => boolean): Timed {
  let waitedMs = 0;
  return async (work, limitMs) => {
    const startedAt = performance.now();
    const limit = Math.min(limitMs, limits.totalMs - waitedMs);
    try {
      return await within(work, limit, () =>
        heardAnything()
          ? new SpeechFault('stalled', `${SERVER}停在半句，${Math.round(limit)} 毫秒没有声音`)
          : new SpeechFault('timeout', `${SERVER} ${Math.round(limit)} 毫秒内没有声音`),
      );
    } finally {
      waitedMs += performance.now() - startedAt;
    }
  };
}

export function createOpenAiSynthesizer(options: OpenAiSynthesizerOptions): SpeechSynthesizer {
  const { baseUrl, apiKey, model, voice, pronunciation, limits = SYNTHESIS_LIMITS } = options;

  async function* synthesize(
    text: string,
    signal: AbortSignal,
    pace: Pace = 'normal',
  ): AsyncGenerator<Pcm> {
    if (signal.aborted) return;
    const input = pronunciation.read(text);
    const request = new AbortController();
    const sound = createPcmStream();
    const startedAt = performance.now();
    const timed = timekeeper(limits, () => sound.playedMs > 0);
    const leftForFirstByte = (): number => limits.firstByteMs - (performance.now() - startedAt);
    try {
      const response = await timed(
        fetch(endpoint(baseUrl, 'audio/speech'), {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
          },
          body: JSON.stringify({
            model,
            voice,
            input,
            response_format: 'pcm',
            ...(pace === 'slow' ? { speed: SLOW_SPEED } : {}),
          }),
          signal: AbortSignal.any([signal, request.signal]),
        }),
        limits.firstByteMs,
      );
      if (!response.ok) throw await timed(statusFault(SERVER, response), limits.stallMs);
      const type = response.headers.get('content-type') ?? '';
      if (NOT_SOUND.test(type)) {
        throw new SpeechFault('garbage', `${SERVER}返回的不是声音，而是 ${type}`);
      }
      const reader = response.body?.getReader();
      for (let first = true; reader; first = false) {
        const { done, value } = await timed(
          reader.read(),
          first ? leftForFirstByte() : limits.stallMs,
        );
        const part = done ? sound.end() : sound.push(value);
        if (signal.aborted) return;
        if (part) yield part;
        if (done) break;
      }
      const shortestMs = (spokenCharacters(input) * 1000) / FASTEST_CHARACTERS_PER_SECOND;
      if (sound.playedMs < shortestMs) {
        throw new SpeechFault('garbage', `${SERVER}的声音太短：${Math.round(sound.playedMs)} 毫秒`);
      }
    } catch (error) {
      if (signal.aborted) return;
      throw error instanceof SpeechFault ? error : networkFault(SERVER, error);
    } finally {
      request.abort();
    }
  }

  return {
    id: `openai@${baseUrl}/${model}/${voice}/${pronunciation.version}`,
    synthesize,
    close: async () => {},
  };
}
