import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { durationMs, joined, levelDbfs, silence } from './audio.ts';
import { type Ear, startEar } from './ear.ts';
import { cough, mixed, whiteNoise } from './noise.ts';
import { utterances } from './utterances.ts';
import { closeVoice, speak } from './voice.ts';
import { encodeWav } from './wav.ts';

let ear: Ear;
beforeAll(async () => {
  ear = await startEar();
}, 60_000);
afterAll(async () => {
  await ear.stop();
  closeVoice();
});

async function transcribe(audio: Pcm): Promise<unknown> {
  const form = new FormData();
  form.set('model', 'ear');
  form.set('file', new Blob([new Uint8Array(encodeWav(audio))]), 'audio.wav');
  const response = await fetch(`${ear.baseUrl}/audio/transcriptions`, {
    method: 'POST',
    body: form,
  });
  return (await response.json()).text;
}

describe('the ear of the live tests', () => {
  const texts = Object.values(utterances);

  it.each(texts)(
    'recognises 「%s」 clean, shifted in time, and with noise at 20 dB',
    async (text) => {
      const spoken = await speak(text);
      const noise = whiteNoise(durationMs(spoken), levelDbfs(spoken) - 20, spoken.sampleRate);
      const shifted = joined(
        silence(337, spoken.sampleRate),
        spoken,
        silence(613, spoken.sampleRate),
      );
      expect(await transcribe(spoken)).toBe(text);
      expect(await transcribe(shifted)).toBe(text);
      expect(await transcribe(mixed(spoken, noise))).toBe(text);
    },
  );

  it('recognises a voice of another pitch and pace', async () => {
    const answers = await Promise.all(
      texts.map(async (text) => await transcribe(await speak(text, { pitch: 45, rate: 205 }))),
    );
    expect(answers).toEqual(texts);
  });

  it.each([
    ['a cough', cough(16_000)],
    ['steady noise', whiteNoise(1500, -25, 16_000)],
    ['silence', silence(1000, 16_000)],
  ])('gives no words for %s', async (_name, sound) => {
    expect(await transcribe(sound)).toBe('');
  });

  it.each(['今天天气怎么样', '银行卡丢了怎么办理', '请问现在几点钟了', '嗯'])(
    'gives no words for 「%s」, which is not in its set',
    async (text) => {
      expect(await transcribe(await speak(text))).toBe('');
    },
  );

  it('gives no words for an utterance played backwards', async () => {
    const spoken = await speak(utterances.complain);
    expect(await transcribe({ ...spoken, samples: spoken.samples.toReversed() })).toBe('');
  });
});
