import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ESPEAK_LIMITS } from './espeakSupervisor.ts';
import {
  createEspeakSynthesizer,
  type EspeakOptions,
  type EspeakSynthesizer,
} from './espeakSynthesizer.ts';
import { collect, durationMs } from './pcm.ts';
import { loadPronunciation } from './pronunciation.ts';
import { temporaryDirectory } from './testing/temporaryDirectory.ts';
import type { Pcm } from './types.ts';

const pronunciation = loadPronunciation('prompts/pronunciation.yaml');
const { signal } = new AbortController();
const SENTENCE = '您好，云杉数字证书，很高兴为您服务，我是智能客服001号。';

function espeak(options: Partial<EspeakOptions> = {}): EspeakSynthesizer {
  const synthesizer = createEspeakSynthesizer({ pronunciation, ...options });
  onTestFinished(() => synthesizer.close());
  return synthesizer;
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

function processIdOf(synthesizer: EspeakSynthesizer): number {
  if (synthesizer.processId === undefined) throw new Error('no eSpeak process is running');
  return synthesizer.processId;
}

/** Processor time of a process; on a busy machine it says more than the clock on the wall. */
function computedMs(processId: number): number {
  const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const msPerTick = 10;
  return (Number(fields[11]) + Number(fields[12])) * msPerTick;
}

/** An engine package that ends its process when it is to speak 崩. */
function crashingEngine(): string {
  const directory = temporaryDirectory(onTestFinished);
  writeFileSync(join(directory, 'espeak-ng.data'), '');
  const engine = join(directory, 'engine.mjs');
  writeFileSync(
    engine,
    `export default async () => ({
      FS: { readdir: () => [] },
      eSpeakNGWorker: class {
        samplerate = 22050;
        set_voice() { return 0; }
        set_rate() {}
        set_volume() {}
        synthesize(text, onSound) {
          if (text.includes('崩')) process.exit(7);
          if (text.includes('错')) throw new Error('memory access out of bounds');
          onSound(Int16Array.from({ length: 22050 }, (_, i) => 3000 * Math.sin(i / 10)));
        }
      },
    });`,
  );
  return pathToFileURL(engine).href;
}

test('the process needs less than a second of computing to be ready, and says a sentence', async () => {
  const synthesizer = espeak();
  await synthesizer.warm();
  expect(computedMs(processIdOf(synthesizer))).toBeLessThan(1_000);
  expect(durationMs(await collect(synthesizer.synthesize(SENTENCE, signal)))).toBeGreaterThan(
    5_000,
  );
});

test('a process killed in mid-sentence is replaced and no clause is lost', async () => {
  const synthesizer = espeak();
  const whole = await collect(synthesizer.synthesize(SENTENCE, signal));
  const first = processIdOf(synthesizer);
  const parts: Pcm[] = [];
  for await (const part of synthesizer.synthesize(SENTENCE, signal)) {
    if (parts.length === 0) process.kill(first, 'SIGKILL');
    parts.push(part);
  }
  const spokenMs = parts.reduce((sum, part) => sum + durationMs(part), 0);
  expect(Math.abs(spokenMs - durationMs(whole))).toBeLessThan(100);
  expect(processIdOf(synthesizer)).not.toBe(first);
});

test('a process that hangs is killed and replaced', async () => {
  const synthesizer = espeak({ limits: { ...ESPEAK_LIMITS, clauseMs: 2_000 } });
  await synthesizer.warm();
  const hung = processIdOf(synthesizer);
  process.kill(hung, 'SIGSTOP');
  const sound = await collect(synthesizer.synthesize('请您稍等。', signal));
  expect(durationMs(sound)).toBeGreaterThan(500);
  await vi.waitFor(() => expect(isRunning(hung)).toBe(false), { timeout: 5_000 });
});

test('a clause that crashes the engine is a fault, and the next sentence is spoken', async () => {
  const synthesizer = espeak({ packageName: crashingEngine() });
  await expect(collect(synthesizer.synthesize('崩。', signal))).rejects.toMatchObject({
    name: 'SpeechFault',
    kind: 'failed',
    message: expect.stringContaining('进程退出（7）'),
  });
  expect(durationMs(await collect(synthesizer.synthesize('好。', signal)))).toBeGreaterThan(100);
});

test('an engine that traps is replaced, and the fault carries its message, not a stack', async () => {
  const synthesizer = espeak({ packageName: crashingEngine() });
  const speaking = collect(synthesizer.synthesize('错。', signal));
  await expect(speaking).rejects.toThrow(/进程退出（1）：Error: memory access out of bounds$/u);
});

test('an engine that dies again and again is left alone instead of restarted for ever', async () => {
  const limits = { ...ESPEAK_LIMITS, deaths: 2 };
  const synthesizer = espeak({ packageName: crashingEngine(), limits });
  await expect(collect(synthesizer.synthesize('崩。', signal))).rejects.toThrow(/重启后仍然失败/u);
  await expect(collect(synthesizer.synthesize('好。', signal))).rejects.toThrow(/暂停使用/u);
});

test('without the package the fault says how to get it, in both languages', async () => {
  const synthesizer = espeak({ packageName: '@echogarden/not-installed' });
  await expect(synthesizer.warm()).rejects.toMatchObject({ kind: 'failed' });
  await expect(collect(synthesizer.synthesize('好。', signal))).rejects.toThrow(
    /没有可用的 eSpeak NG.*npm install.*TTS_BASE_URL.*eSpeak NG is missing/su,
  );
});

test('an abort ends the sentence at the next clause, and the synthesizer goes on', async () => {
  const synthesizer = espeak();
  const whole = durationMs(await collect(synthesizer.synthesize(SENTENCE, signal)));
  const abort = new AbortController();
  const parts: Pcm[] = [];
  for await (const part of synthesizer.synthesize(SENTENCE, abort.signal)) {
    parts.push(part);
    abort.abort();
  }
  expect(parts).toHaveLength(1);
  const again = durationMs(await collect(synthesizer.synthesize(SENTENCE, signal)));
  expect(Math.abs(again - whole)).toBeLessThan(100);
});

test('two sentences asked for at once do not mix', async () => {
  const synthesizer = espeak();
  const alone = durationMs(await collect(synthesizer.synthesize('请您稍等。', signal)));
  const [, short] = await Promise.all([
    collect(synthesizer.synthesize(SENTENCE, signal)),
    collect(synthesizer.synthesize('请您稍等。', signal)),
  ]);
  expect(Math.abs(durationMs(short) - alone)).toBeLessThan(50);
});

test('close ends the process, and what comes later is a fault', async () => {
  const synthesizer = espeak();
  await synthesizer.warm();
  const processId = processIdOf(synthesizer);
  await synthesizer.close();
  expect(isRunning(processId)).toBe(false);
  await expect(collect(synthesizer.synthesize('好。', signal))).rejects.toThrow(/已经关闭/u);
});

const OWNER = `
  import { createEspeakSynthesizer } from ${JSON.stringify(new URL('./espeakSynthesizer.ts', import.meta.url).href)};
  import { loadPronunciation } from ${JSON.stringify(new URL('./pronunciation.ts', import.meta.url).href)};
  const espeak = createEspeakSynthesizer({ pronunciation: loadPronunciation('prompts/pronunciation.yaml') });
  await espeak.warm();
  console.log(espeak.processId);
`;

test('the process ends when its owner is killed, and an idle one lets its owner end', async () => {
  const killed = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `${OWNER}setInterval(() => {}, 1000);`,
  ]);
  const [line] = await once(createInterface(killed.stdout), 'line');
  expect(isRunning(Number(line))).toBe(true);
  killed.kill('SIGKILL');
  await vi.waitFor(() => expect(isRunning(Number(line))).toBe(false), { timeout: 5_000 });

  const ending = spawn(process.execPath, ['--input-type=module', '-e', OWNER]);
  const [code] = await once(ending, 'exit');
  expect(code).toBe(0);
});
