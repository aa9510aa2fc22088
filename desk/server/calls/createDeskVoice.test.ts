import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readWav } from '../../../agent/voice/speech/wav.ts';
import { loadWords } from '../../../agent/words/loadWords.ts';
import { createDeskVoice } from './createDeskVoice.ts';

const promptsDir = new URL('../../../prompts', import.meta.url).pathname;
const dataDir = mkdtempSync(join(tmpdir(), 'desk-voice-'));
/** Also where this machine is busy with other tests. */
const withinMs = 50_000;
const settings = { promptsDir, dataDir, tts: null };
const voice = createDeskVoice(loadWords(promptsDir), settings, withinMs);
afterAll(async () => {
  await voice.close();
  rmSync(dataDir, { recursive: true });
});

it('speaks a briefing without any key, by the built-in engine', async () => {
  const sound = await voice.speak('来电转接：要求转人工，来电人李明，诉求：证书下载不了。');
  const { samples, sampleRate } = readWav(sound ?? Buffer.alloc(0), 'briefing');
  expect(samples.length / sampleRate).toBeGreaterThan(3);
  expect(Math.max(...samples.subarray(0, 24_000 * 3))).toBeGreaterThan(1000);
}, 60_000);

it('gives no sound that comes too late', async () => {
  const hasty = createDeskVoice(loadWords(promptsDir), settings, 0);
  expect(await hasty.speak('来电转接。')).toBeUndefined();
  await hasty.close();
});

it('has no sound for the phrases of the page before any was made', async () => {
  expect(await voice.spoken.held.readAudio()).toBeUndefined();
  expect(voice.spoken.held.text).not.toBe('');
});
