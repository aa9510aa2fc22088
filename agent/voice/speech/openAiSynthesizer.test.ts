import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { measure } from './level.ts';
import { createOpenAiSynthesizer, type SynthesisLimits } from './openAiSynthesizer.ts';
import { collect, concatenate, durationMs, silence } from './pcm.ts';
import { loadPronunciation } from './pronunciation.ts';
import { bytesOf, noiseBytes, tone } from './testing/sounds.ts';
import {
  type Answer,
  deadBaseUrl,
  type StandInServer,
  standInServer,
} from './testing/standInServer.ts';
import type { Pcm, SpeechSynthesizer } from './types.ts';

const pronunciation = loadPronunciation('prompts/pronunciation.yaml');
const { signal } = new AbortController();
const PATIENT: SynthesisLimits = { firstByteMs: 5_000, stallMs: 5_000, totalMs: 20_000 };
const SHORT: SynthesisLimits = { firstByteMs: 1_000, stallMs: 500, totalMs: 2_000 };
const TEXT = '年费50元。';

async function server(answer: Answer): Promise<StandInServer> {
  const started = await standInServer(answer);
  onTestFinished(() => started[Symbol.asyncDispose]());
  return started;
}

function synthesizer(baseUrl: string, limits = PATIENT): SpeechSynthesizer {
  return createOpenAiSynthesizer({
    baseUrl,
    apiKey: 'secret-key',
    model: 'tts-1',
    voice: 'alloy',
    pronunciation,
    limits,
  });
}

async function speak(answer: Answer, limits = PATIENT): Promise<Pcm> {
  const { baseUrl } = await server(answer);
  return collect(synthesizer(baseUrl, limits).synthesize(TEXT, signal));
}

const PCM = { 'content-type': 'audio/pcm' };

test('the request is what an OpenAI-compatible server expects, with the words as read', async () => {
  const sound = tone(800);
  const far = await server((response) => response.writeHead(200, PCM).end(bytesOf(sound)));
  expect(await collect(synthesizer(`${far.baseUrl}/`).synthesize(TEXT, signal))).toEqual(sound);
  const [request] = far.requests;
  expect(request?.path).toBe('/v1/audio/speech');
  expect(request?.headers.authorization).toBe('Bearer secret-key');
  expect(JSON.parse(request?.body.toString() ?? '')).toEqual({
    model: 'tts-1',
    voice: 'alloy',
    input: '年费五十元。',
    response_format: 'pcm',
  });
});

test('chunks that end in the middle of a sample lose nothing', async () => {
  const sound = tone(800);
  const received = await speak(async (response) => {
    response.writeHead(200, PCM);
    const bytes = bytesOf(sound);
    for (let offset = 0; offset < bytes.length; offset += 1_237) {
      if (!response.write(bytes.subarray(offset, offset + 1_237))) await once(response, 'drain');
    }
    response.end();
  });
  expect(received).toEqual(sound);
});

test('the first sound is handed on while the rest is still being made', async () => {
  const { promise: heard, resolve: hear } = Promise.withResolvers<void>();
  const { baseUrl } = await server(async (response) => {
    response.writeHead(200, PCM).write(bytesOf(tone(300)));
    await heard;
    response.end(bytesOf(tone(500)));
  });
  const parts: Pcm[] = [];
  for await (const part of synthesizer(baseUrl).synthesize(TEXT, signal)) {
    parts.push(part);
    hear();
  }
  expect(parts.length).toBeGreaterThan(1);
  expect(durationMs(concatenate(parts))).toBeCloseTo(800);
});

test('long leading silence is cut to 60 ms', async () => {
  const sound = concatenate([silence(400), tone(800)]);
  const received = await speak((response) => response.writeHead(200, PCM).end(bytesOf(sound)));
  expect(measure(received).leadingSilenceMs).toBe(60);
  expect(durationMs(received)).toBeCloseTo(860);
});

test.each<[kind: string, what: string, message: RegExp, answer: Answer]>([
  ['unauthorized', '401', /401：no such key/u, (r) => r.writeHead(401).end('no such key')],
  ['rate_limited', '429', /429/u, (r) => r.writeHead(429).end()],
  ['failed', '500', /500/u, (r) => r.writeHead(500).end('{"error":"boom"}')],
  ['timeout', 'no answer', /1000 毫秒内没有声音/u, () => {}],
  [
    'timeout',
    'headers and then nothing',
    /毫秒内没有声音/u,
    (r) => r.writeHead(200, PCM).flushHeaders(),
  ],
  [
    'stalled',
    'a stall in mid-sentence',
    /停在半句/u,
    (r) => r.writeHead(200, PCM).write(bytesOf(tone(300))),
  ],
  [
    'garbage',
    'JSON',
    /application\/json/u,
    (r) => r.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  ],
  [
    'garbage',
    'HTML under a false name',
    /是文字“<!doctype html>/u,
    (r) => r.writeHead(200, PCM).end('<!doctype html>'.repeat(400)),
  ],
  [
    'garbage',
    'MP3',
    /是 MP3 文件/u,
    (r) => r.writeHead(200, PCM).end(Buffer.concat([Buffer.from('ID3'), noiseBytes(9_000)])),
  ],
  ['garbage', 'noise', /是噪声/u, (r) => r.writeHead(200, PCM).end(noiseBytes(40_000))],
  ['garbage', 'silence', /没有声音/u, (r) => r.writeHead(200, PCM).end(bytesOf(silence(800)))],
  [
    'garbage',
    'endless silence',
    /一秒多没有声音/u,
    (r) => r.writeHead(200, PCM).write(bytesOf(silence(1_500))),
  ],
  ['garbage', 'an empty body', /没有内容/u, (r) => r.writeHead(200, PCM).end()],
  [
    'garbage',
    'a sound too short for the words',
    /太短/u,
    (r) => r.writeHead(200, PCM).end(bytesOf(tone(200))),
  ],
  [
    'failed',
    'a broken connection',
    /连接中断/u,
    (r) => r.writeHead(200, PCM).write(bytesOf(tone(300)), () => r.destroy()),
  ],
])('%s: %s', async (kind, _, message, answer) => {
  const limits = kind === 'timeout' || kind === 'stalled' ? SHORT : PATIENT;
  const fault = await speak(answer, limits).catch((error: unknown) => error);
  expect(fault).toMatchObject({ name: 'SpeechFault', kind });
  expect(String(fault)).toMatch(message);
  expect(String(fault)).not.toContain('secret-key');
});

test('refused: nobody listens', async () => {
  const speaking = collect(synthesizer(await deadBaseUrl()).synthesize(TEXT, signal));
  await expect(speaking).rejects.toMatchObject({ kind: 'refused' });
});

test('a server that drips for ever is cut off at the total limit', async () => {
  const startedAt = performance.now();
  const speaking = speak((response) => {
    response.writeHead(200, PCM);
    const drip = setInterval(() => response.write(bytesOf(tone(30))), 50);
    response.on('close', () => clearInterval(drip));
  }, SHORT);
  await expect(speaking).rejects.toMatchObject({ kind: 'stalled' });
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

test('an abort ends the sound without a fault and hangs up on the server', async () => {
  const { promise: hungUp, resolve: noteHangUp } = Promise.withResolvers<void>();
  const { baseUrl } = await server((response) => {
    response.on('close', noteHangUp);
    response.writeHead(200, PCM).write(bytesOf(tone(300)));
  });
  const abort = new AbortController();
  const parts: Pcm[] = [];
  for await (const part of synthesizer(baseUrl).synthesize(TEXT, abort.signal)) {
    parts.push(part);
    abort.abort();
  }
  expect(parts).toHaveLength(1);
  await hungUp;
});

test('a caller who asked for slower speech gets it from the server [REC-2.2b]', async () => {
  const far = await server((response) => response.writeHead(200, PCM).end(bytesOf(tone(800))));
  await collect(synthesizer(far.baseUrl).synthesize(TEXT, signal, 'slow'));
  expect(JSON.parse(far.requests[0]?.body.toString() ?? '')).toMatchObject({ speed: 0.8 });
});
