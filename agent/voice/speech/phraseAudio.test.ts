import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { companySlotValues, loadWords } from '../../words/loadWords.ts';
import { createAudioCache } from './audioCache.ts';
import { durationMs, silence } from './pcm.ts';
import { createPhraseAudio, type PhraseAudio } from './phraseAudio.ts';
import { renderPhrases } from './renderPhrases.ts';
import { tone } from './testing/sounds.ts';
import { temporaryDirectory } from './testing/temporaryDirectory.ts';
import { type Pcm, SpeechFault, type SpeechSynthesizer } from './types.ts';
import { writeWav } from './wav.ts';

const words = loadWords('prompts');
const slots = companySlotValues(words.company);
const greeting = words.phrases.fill('opening.greeting', {
  slots: { company: words.company.name, agent_id: words.company.agentId },
});

/** Speaks a tone as long as the text, and counts how often it was asked. */
function toneSynthesizer(id: string): SpeechSynthesizer & { readonly texts: string[] } {
  const texts: string[] = [];
  return {
    id,
    texts,
    synthesize: async function* (text: string): AsyncGenerator<Pcm> {
      texts.push(text);
      yield tone(text.length * 10);
    },
    close: async () => {},
  };
}

function store(
  directory: string,
  recordedDirectory: string,
  ...synthesizerIds: string[]
): PhraseAudio {
  return createPhraseAudio({ words, slots, directory, recordedDirectory, synthesizerIds });
}

test('every phrase without open slots is rendered, the opening first, and none twice', async () => {
  const directory = temporaryDirectory(onTestFinished);
  const synthesizer = toneSynthesizer('a');
  const seen: string[] = [];
  const result = await renderPhrases({
    words,
    synthesizer,
    directory,
    slots,
    onProgress: ({ phrase }) => seen.push(phrase),
  });
  expect(seen[0]).toBe('opening.greeting');
  expect(synthesizer.texts).toContain(greeting);
  expect(synthesizer.texts).toContain(
    '对不起，服务器正在维护，请您稍后再来电，对于给您带来的不便，我们感到非常的抱歉！',
  );
  expect(synthesizer.texts.some((text) => text.includes('{'))).toBe(false);
  expect(new Set(synthesizer.texts).size).toBe(synthesizer.texts.length);
  expect(result.rendered).toBe(synthesizer.texts.length);
  expect(readdirSync(directory).every((name) => name.endsWith('.wav'))).toBe(true);

  const asked = synthesizer.texts.length;
  const again = await renderPhrases({ words, synthesizer, directory, slots });
  expect(again).toEqual({ rendered: 0, present: result.rendered + result.present });
  expect(synthesizer.texts).toHaveLength(asked);
});

test('a cached phrase is the same sound, byte by byte, in every process that reads it', async () => {
  const directory = temporaryDirectory(onTestFinished);
  const none = join(directory, 'none');
  await renderPhrases({ words, synthesizer: toneSynthesizer('a'), directory, slots });
  const first = store(directory, none, 'a').get('opening.greeting', greeting);
  const second = store(directory, none, 'a').get('opening.greeting', greeting);
  expect(first?.samples).toEqual(tone(greeting.length * 10).samples);
  expect(second).toEqual(first);
});

test('another synthesizer, other words or open slots find nothing', async () => {
  const directory = temporaryDirectory(onTestFinished);
  await renderPhrases({ words, synthesizer: toneSynthesizer('a'), directory, slots });
  const none = join(directory, 'none');
  expect(store(directory, none, 'b').get('opening.greeting', greeting)).toBeUndefined();
  expect(store(directory, none, 'b', 'a').get('opening.greeting', greeting)).toBeDefined();
  expect(store(directory, none, 'a').get('opening.greeting', '您好')).toBeUndefined();
  expect(
    store(directory, none, 'a').get('transfer.department', '转接至客户服务部'),
  ).toBeUndefined();
});

test('a damaged cache file counts as missing and is made again', async () => {
  const directory = temporaryDirectory(onTestFinished);
  const synthesizer = toneSynthesizer('a');
  await renderPhrases({ words, synthesizer, directory, slots });
  const file = createAudioCache(directory).path('a', greeting);
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, 1_000));
  expect(store(directory, directory + 1, 'a').get('opening.greeting', greeting)).toBeUndefined();
  expect(await renderPhrases({ words, synthesizer, directory, slots })).toMatchObject({
    rendered: 1,
  });
  expect(readFileSync(file)).toEqual(bytes);
});

test('a recorded voice goes first, resampled, and only for the words it was recorded for', async () => {
  const directory = temporaryDirectory(onTestFinished);
  const recorded = temporaryDirectory(onTestFinished);
  await renderPhrases({ words, synthesizer: toneSynthesizer('a'), directory, slots });
  writeFileSync(
    join(recorded, 'opening.greeting.wav'),
    writeWav(tone(3_000, { sampleRate: 44_100 })),
  );
  const audio = store(directory, recorded, 'a');
  expect(audio.recorded).toEqual(['opening.greeting']);
  const pcm = audio.get('opening.greeting', greeting);
  expect(pcm?.sampleRate).toBe(24_000);
  expect(durationMs(pcm ?? silence(0))).toBeCloseTo(3_000, 0);
  expect(audio.get('opening.greeting', '您好')).toBeUndefined();
});

test('slow speech is not taken from what was rendered, a recorded voice keeps its pace [REC-2.2b]', async () => {
  const directory = temporaryDirectory(onTestFinished);
  const recorded = temporaryDirectory(onTestFinished);
  await renderPhrases({ words, synthesizer: toneSynthesizer('a'), directory, slots });
  const question = words.phrases.get('opening.question').text;
  writeFileSync(join(recorded, 'opening.question.wav'), writeWav(tone(900)));
  const audio = store(directory, recorded, 'a');
  expect(audio.get('opening.greeting', greeting)).toBeDefined();
  expect(audio.get('opening.greeting', greeting, 'slow')).toBeUndefined();
  expect(audio.get('opening.question', question, 'slow')).toBeDefined();
});

test('recorded files that cannot be used refuse the start, all at once, each with its fault', () => {
  const recorded = temporaryDirectory(onTestFinished);
  writeFileSync(join(recorded, 'opening.greeting.wav'), Buffer.from('ID3 renamed MP3 file'));
  writeFileSync(join(recorded, 'opening.notice.wav'), writeWav(silence(2_000)));
  writeFileSync(join(recorded, 'opening.question.wav'), writeWav(tone(50)));
  writeFileSync(join(recorded, 'opening.hello.wav'), writeWav(tone(500)));
  writeFileSync(join(recorded, 'transfer.department.wav'), writeWav(tone(500)));
  const load = (): unknown => store(recorded, recorded, 'a');
  expect(load).toThrow(/5 处错误/u);
  expect(load).toThrow(/opening\.greeting\.wav: 不是 WAV 文件/u);
  expect(load).toThrow(/opening\.notice\.wav: 录音里没有声音/u);
  expect(load).toThrow(/opening\.question\.wav: 录音不足 0\.2 秒/u);
  expect(load).toThrow(/opening\.hello\.wav: 没有用语 opening\.hello/u);
  expect(load).toThrow(/transfer\.department\.wav: .*槽位/u);
});

test('a fault in the middle keeps what was rendered, and silence is never stored', async () => {
  const directory = temporaryDirectory(onTestFinished);
  let asked = 0;
  const failing: SpeechSynthesizer = {
    id: 'a',
    synthesize: async function* (): AsyncGenerator<Pcm> {
      asked += 1;
      if (asked > 3) throw new SpeechFault('timeout', 'late');
      yield tone(100);
    },
    close: async () => {},
  };
  const rendering = renderPhrases({ words, synthesizer: failing, directory, slots });
  await expect(rendering).rejects.toMatchObject({ kind: 'timeout' });
  expect(readdirSync(directory)).toHaveLength(3);

  const mute: SpeechSynthesizer = {
    ...failing,
    id: 'mute',
    synthesize: async function* (): AsyncGenerator<Pcm> {
      yield silence(500);
    },
  };
  await expect(renderPhrases({ words, synthesizer: mute, directory, slots })).rejects.toThrow(
    /opening\.greeting 合成后没有声音/u,
  );
  expect(readdirSync(directory)).toHaveLength(3);
});
