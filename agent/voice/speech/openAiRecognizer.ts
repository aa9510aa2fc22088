/**
 * An ear from any OpenAI-compatible server: POST {base}/audio/transcriptions with one WAV file.
 *
 * Plain `fetch` rather than the `openai` client: 4 s are all there is for the answer, tries
 * included, and only a broken connection is worth a second one; the client counts its timeout per
 * try and retries busy servers too. An empty text is a valid answer (sound without words).
 */
import { z } from 'zod';
import { endpoint, networkFault, statusFault, within } from './httpFault.ts';
import { type Pcm, SpeechFault, type SpeechRecognizer, type Transcript } from './types.ts';
import { writeWav } from './wav.ts';

export interface OpenAiRecognizerOptions {
  /** With its `/v1`, e.g. `http://127.0.0.1:8000/v1`. */
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly model: string;
  /** For one utterance, the second try included. */
  readonly limitMs?: number;
}

const SERVER = '语音识别服务';
const LIMIT_MS = 4_000;
const answerSchema = z.object({ text: z.string() });

/** Recognizers put spaces between Chinese words; callers don't speak them. */
function withoutSpaces(text: string): string {
  return text
    .trim()
    .replaceAll(/(?<=[\p{Script=Han}\p{P}])\s+(?=[\p{Script=Han}\p{P}\d])/gu, '')
    .replaceAll(/(?<=\d)\s+(?=\p{Script=Han})/gu, '');
}

async function readAnswer(response: Response): Promise<Transcript> {
  const body = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    throw new SpeechFault('garbage', `${SERVER}返回的不是 JSON：${body.slice(0, 100)}`, {
      cause: error,
    });
  }
  const answer = answerSchema.safeParse(json);
  if (!answer.success) throw new SpeechFault('garbage', `${SERVER}的 JSON 里没有 text`);
  return { text: withoutSpaces(answer.data.text) };
}

export function createOpenAiRecognizer(options: OpenAiRecognizerOptions): SpeechRecognizer {
  const { baseUrl, apiKey, model, limitMs = LIMIT_MS } = options;

  async function ask(audio: Pcm, signal: AbortSignal): Promise<Transcript> {
    const form = new FormData();
    const wav = new Uint8Array(writeWav(audio));
    form.set('file', new Blob([wav], { type: 'audio/wav' }), 'utterance.wav');
    form.set('model', model);
    form.set('language', 'zh');
    form.set('response_format', 'json');
    const response = await fetch(endpoint(baseUrl, 'audio/transcriptions'), {
      method: 'POST',
      headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
      body: form,
      signal,
    });
    if (!response.ok) throw await statusFault(SERVER, response);
    return readAnswer(response);
  }

  async function askTwice(audio: Pcm, signal: AbortSignal): Promise<Transcript> {
    try {
      return await ask(audio, signal);
    } catch (error) {
      if (signal.aborted || error instanceof SpeechFault) throw error;
    }
    try {
      return await ask(audio, signal);
    } catch (error) {
      if (signal.aborted || error instanceof SpeechFault) throw error;
      throw networkFault(SERVER, error);
    }
  }

  return {
    id: `openai@${baseUrl}/${model}`,
    recognize: async (audio, signal) => {
      signal.throwIfAborted();
      const request = new AbortController();
      try {
        return await within(
          askTwice(audio, AbortSignal.any([signal, request.signal])),
          limitMs,
          () => new SpeechFault('timeout', `${SERVER} ${limitMs} 毫秒内没有结果`),
        );
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        request.abort();
      }
    },
  };
}
