import { expect, onTestFinished, test } from 'vitest';
import { createOpenAiRecognizer } from './openAiRecognizer.ts';
import { tone } from './testing/sounds.ts';
import {
  type Answer,
  deadBaseUrl,
  type StandInServer,
  standInServer,
} from './testing/standInServer.ts';
import type { SpeechRecognizer, Transcript } from './types.ts';
import { readWav } from './wav.ts';

const { signal } = new AbortController();
const audio = tone(500);

async function server(answer: Answer): Promise<StandInServer> {
  const started = await standInServer(answer);
  onTestFinished(() => started[Symbol.asyncDispose]());
  return started;
}

function recognizer(baseUrl: string, limitMs = 10_000): SpeechRecognizer {
  return createOpenAiRecognizer({
    baseUrl,
    apiKey: 'secret-key',
    model: 'whisper-1',
    limitMs,
  });
}

async function recognize(answer: Answer, limitMs?: number): Promise<Transcript> {
  return recognizer((await server(answer)).baseUrl, limitMs).recognize(audio, signal);
}

function text(words: string): Answer {
  return (response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ text: words }));
}

test('the request is a multipart form with the very sound, the model and the language', async () => {
  const far = await server(text('我要投诉'));
  expect(await recognizer(far.baseUrl).recognize(audio, signal)).toEqual({ text: '我要投诉' });
  const [request] = far.requests;
  expect(request?.path).toBe('/v1/audio/transcriptions');
  expect(request?.headers.authorization).toBe('Bearer secret-key');
  const type = request?.headers['content-type'] ?? '';
  const body = new Uint8Array(request?.body ?? []);
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  expect(form.get('model')).toBe('whisper-1');
  expect(form.get('language')).toBe('zh');
  const file = form.get('file');
  if (!(file instanceof File)) throw new Error('no file was sent');
  expect(readWav(Buffer.from(await file.arrayBuffer()), file.name)).toEqual(audio);
});

test.each([
  [' 我 要 投诉 你们 。', '我要投诉你们。'],
  ['受理号 2026 0017 审核', '受理号2026 0017审核'],
  ['我的 PIN 码 锁了', '我的 PIN 码锁了'],
  ['', ''],
  ['  ', ''],
])('spaces between Chinese characters go, empty is an answer: "%s"', async (heard, expected) => {
  expect(await recognize(text(heard))).toEqual({ text: expected });
});

test('a connection that breaks is tried once more', async () => {
  const far = await server((response, request, index) =>
    index === 0 ? void response.destroy() : text('您好')(response, request, index),
  );
  expect(await recognizer(far.baseUrl).recognize(audio, signal)).toEqual({ text: '您好' });
  expect(far.requests).toHaveLength(2);
});

test.each<[kind: string, what: string, requests: number, answer: Answer]>([
  ['unauthorized', '401', 1, (r) => r.writeHead(401).end()],
  ['unauthorized', '403', 1, (r) => r.writeHead(403).end()],
  ['rate_limited', '429', 1, (r) => r.writeHead(429).end()],
  ['failed', '503', 1, (r) => r.writeHead(503).end('busy')],
  ['garbage', 'HTML', 1, (r) => r.writeHead(200).end('<html>')],
  ['garbage', 'JSON without text', 1, (r) => r.writeHead(200).end('{"result":"您好"}')],
  ['timeout', 'no answer', 1, () => {}],
  ['timeout', 'a stall in the middle of the answer', 1, (r) => r.writeHead(200).write('{"text":')],
  ['failed', 'a connection that breaks twice', 2, (r) => r.destroy()],
])('%s: %s', async (kind, _, requests, answer) => {
  const far = await server(answer);
  const fault = await recognizer(far.baseUrl, kind === 'timeout' ? 600 : undefined)
    .recognize(audio, signal)
    .catch((error: unknown) => error);
  expect(fault).toMatchObject({ name: 'SpeechFault', kind });
  expect(String(fault)).not.toContain('secret-key');
  expect(far.requests).toHaveLength(requests);
});

test('refused: nobody listens', async () => {
  const asking = recognizer(await deadBaseUrl()).recognize(audio, signal);
  await expect(asking).rejects.toMatchObject({ kind: 'refused' });
});

test('the limit counts both tries together', async () => {
  const startedAt = performance.now();
  const asking = recognize((response, _, index) => {
    if (index === 0) setTimeout(() => response.destroy(), 900);
  }, 1_000);
  await expect(asking).rejects.toMatchObject({ kind: 'timeout' });
  expect(performance.now() - startedAt).toBeLessThan(1_850);
});

test('an abort rejects with its reason, not with a fault', async () => {
  const abort = new AbortController();
  const { baseUrl } = await server(() => abort.abort(new Error('caller left')));
  await expect(recognizer(baseUrl).recognize(audio, abort.signal)).rejects.toThrow('caller left');
});
