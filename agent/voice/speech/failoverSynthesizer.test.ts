import { afterAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { createEspeakSynthesizer } from './espeakSynthesizer.ts';
import { createFailoverSynthesizer, type SynthesisFault } from './failoverSynthesizer.ts';
import { createOpenAiSynthesizer } from './openAiSynthesizer.ts';
import { collect, durationMs } from './pcm.ts';
import { loadPronunciation } from './pronunciation.ts';
import { bytesOf, tone } from './testing/sounds.ts';
import { type Answer, type StandInServer, standInServer } from './testing/standInServer.ts';
import type { SpeechSynthesizer } from './types.ts';

const pronunciation = loadPronunciation('prompts/pronunciation.yaml');
const espeak = createEspeakSynthesizer({ pronunciation });
afterAll(() => espeak.close());

const { signal } = new AbortController();
const TEXT = '年费50元。';
const PCM = { 'content-type': 'audio/pcm' };
const healthy: Answer = (response) => response.writeHead(200, PCM).end(bytesOf(tone(3_000)));
const faults: SynthesisFault[] = [];
let clock = 0;
beforeEach(() => {
  faults.length = 0;
  clock = 0;
});

async function voice(
  answer: Answer,
  fallback: SpeechSynthesizer = espeak,
): Promise<{ far: StandInServer; speaker: SpeechSynthesizer }> {
  const far = await standInServer(answer);
  onTestFinished(() => far[Symbol.asyncDispose]());
  const primary = createOpenAiSynthesizer({
    baseUrl: far.baseUrl,
    model: 'tts-1',
    voice: 'alloy',
    pronunciation,
    limits: { firstByteMs: 5_000, stallMs: 800, totalMs: 10_000 },
  });
  const onFault = (fault: SynthesisFault): void => void faults.push(fault);
  const now = (): number => clock;
  return {
    far,
    speaker: createFailoverSynthesizer({ primary, fallback, onFault, restMs: 30_000, now }),
  };
}

async function espeakAloneMs(): Promise<number> {
  return durationMs(await collect(espeak.synthesize(TEXT, signal)));
}

test('a healthy server speaks and nothing is reported', async () => {
  const { speaker } = await voice(healthy);
  expect(durationMs(await collect(speaker.synthesize(TEXT, signal)))).toBe(3_000);
  expect(faults).toEqual([]);
});

test('a fault before the first sound: eSpeak speaks the whole sentence', async () => {
  const { speaker } = await voice((response) => response.writeHead(429).end());
  const spokenMs = durationMs(await collect(speaker.synthesize(TEXT, signal)));
  expect(Math.abs(spokenMs - (await espeakAloneMs()))).toBeLessThan(50);
  expect(faults).toEqual([{ kind: 'rate_limited', outcome: 'spoken_by_other_voice', ms: 0 }]);
});

test('a stall in mid-sentence: after a pause eSpeak says the whole sentence again', async () => {
  const { speaker } = await voice((response) =>
    response.writeHead(200, PCM).write(bytesOf(tone(400))),
  );
  const spokenMs = durationMs(await collect(speaker.synthesize(TEXT, signal)));
  expect(Math.abs(spokenMs - (400 + 250 + (await espeakAloneMs())))).toBeLessThan(50);
  expect(faults).toEqual([{ kind: 'stalled', outcome: 'repeated_by_other_voice', ms: 0 }]);
});

test('after a fault the server rests, then gets its chance again', async () => {
  const { far, speaker } = await voice((response, request, index) =>
    index === 0 ? response.writeHead(500).end() : healthy(response, request, index),
  );
  await collect(speaker.synthesize(TEXT, signal));
  clock = 29_999;
  await collect(speaker.synthesize(TEXT, signal));
  expect(far.requests).toHaveLength(1);
  expect(faults).toHaveLength(1);
  clock = 30_000;
  expect(durationMs(await collect(speaker.synthesize(TEXT, signal)))).toBe(3_000);
  expect(far.requests).toHaveLength(2);
});

test('while the server rests and eSpeak fails, the server is asked after all', async () => {
  const missing = createEspeakSynthesizer({ pronunciation, packageName: '@echogarden/none' });
  onTestFinished(() => missing.close());
  const { speaker } = await voice(
    (response, request, index) =>
      index === 0 ? response.writeHead(500).end() : healthy(response, request, index),
    missing,
  );
  await expect(collect(speaker.synthesize(TEXT, signal))).rejects.toMatchObject({ kind: 'failed' });
  expect(durationMs(await collect(speaker.synthesize(TEXT, signal)))).toBe(3_000);
  expect(faults.map(({ outcome }) => outcome)).toEqual(['not_spoken', 'spoken_by_other_voice']);
});

test('an aborted sentence is neither a fault nor spoken by the other voice', async () => {
  const { speaker } = await voice((response) =>
    response.writeHead(200, PCM).write(bytesOf(tone(400))),
  );
  const abort = new AbortController();
  let parts = 0;
  for await (const _ of speaker.synthesize(TEXT, abort.signal)) {
    parts += 1;
    abort.abort();
  }
  expect(parts).toBe(1);
  expect(faults).toEqual([]);
});
