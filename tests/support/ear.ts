/**
 * An OpenAI-compatible speech-to-text server whose answer depends on nothing but the sound:
 * `POST /v1/audio/transcriptions` with a WAV file gives one of the test utterances, or ''.
 */
import type { ServerResponse } from 'node:http';
import { createRecognizer, type Recognition, type Recognizer } from './recognizer.ts';
import { HttpStandIn, type ProviderFault, type ReceivedRequest } from './standIns/httpStandIn.ts';
import { decodeWav } from './wav.ts';

export class Ear extends HttpStandIn {
  /** What was recognised so far, '' included. */
  readonly heard: Recognition[] = [];
  /** Utterances at which the server fails, each in its own way; calls can thus be told apart. */
  readonly failsAt = new Map<string, ProviderFault>();
  readonly #recognizer: Recognizer;

  constructor(recognizer: Recognizer) {
    super(async (request, response) => {
      if (request.path !== '/v1/audio/transcriptions') {
        response.writeHead(404).end();
        return;
      }
      const recognition = await this.#recognize(request);
      this.heard.push(recognition);
      answer(response, recognition.text);
    });
    this.#recognizer = recognizer;
    this.fault = async (request) => {
      if (this.failsAt.size === 0) return null;
      return this.failsAt.get((await this.#recognize(request)).text) ?? null;
    };
  }

  async #recognize(request: ReceivedRequest): Promise<Recognition> {
    return this.#recognizer.recognize(decodeWav(await fileOf(request)));
  }
}

/** Starts an ear on a free port; it knows every utterance of `utterances.ts`. */
export async function startEar(): Promise<Ear> {
  return await new Ear(await createRecognizer()).start();
}

/** @throws Error where the request holds no file */
async function fileOf(request: ReceivedRequest): Promise<Buffer> {
  const form = await new Response(new Uint8Array(request.body), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  }).formData();
  const file = form.get('file');
  if (!(file instanceof Blob)) throw new Error('the request holds no file');
  return Buffer.from(await file.arrayBuffer());
}

function answer(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ text }));
}
