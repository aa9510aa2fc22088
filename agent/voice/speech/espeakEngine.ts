/**
 * eSpeak NG as WebAssembly, voice `cmn`: one clause in, its sound out, at a wanted length.
 *
 * Runs only inside the eSpeak process: a clause blocks the event loop for 20–100 ms, and the
 * package is GPL-3.0, so the call's own process never loads it. The package brings the data of 130
 * languages; all but Mandarin and English (for foreign words) is let go after the start, which
 * saves 20 MB.
 */
import { readFileSync } from 'node:fs';
import { evenLevel } from './evenLevel.ts';
import { durationMs, HOUSE_SAMPLE_RATE } from './pcm.ts';
import { resample } from './resample.ts';
import { trimSilence } from './trimSilence.ts';
import type { Pcm } from './types.ts';

interface FileSystem {
  readdir(path: string): string[];
  stat(path: string): { mode: number };
  isDir(mode: number): boolean;
  readFile(path: string): Uint8Array;
  writeFile(path: string, data: Uint8Array): void;
  unlink(path: string): void;
}

interface Worker {
  readonly samplerate: number;
  set_voice(name: string): number;
  set_rate(wordsAMinute: number): void;
  set_volume(percent: number): void;
  synthesize(text: string, onSound: (samples: Int16Array) => boolean): void;
}

interface EspeakModule {
  readonly FS: FileSystem;
  readonly eSpeakNGWorker: new () => Worker;
}

interface EspeakPackage {
  readonly default: (options: {
    print: () => void;
    printErr: (line: string) => void;
    getPreloadedPackage: () => ArrayBuffer;
  }) => Promise<EspeakModule>;
}

export interface EspeakEngine {
  /** The sound of one clause: 24 kHz, trimmed, levelled, `targetMs` long to within 4 % where it can be. */
  speak(text: string, targetMs: number | null, stretch?: number): Pcm;
}

const DATA_ROOT = '/usr/share/espeak-ng-data';
const KEPT_DATA = /\/(?:cmn|en)_dict$|\/phon|\/intonations$|\/lang\/sit\/cmn|\/lang\/gmw\/en/u;
/** Below the point where eSpeak clips its own peaks. */
const VOLUME_PERCENT = 50;
/** eSpeak's words a minute: about 4.6 characters a second inside a clause. */
const NORMAL_RATE = 205;
const SLOWEST_RATE = 140;
const FASTEST_RATE = 300;
/** Length falls with the rate to this power (measured between 165 and 225). */
const RATE_EXPONENT = 1.24;
const LENGTH_TOLERANCE = 0.04;

function listFiles(files: FileSystem, folder: string): string[] {
  return files
    .readdir(folder)
    .filter((name) => name !== '.' && name !== '..')
    .map((name) => `${folder}/${name}`)
    .flatMap((path) => (files.isDir(files.stat(path).mode) ? listFiles(files, path) : [path]));
}

function keepMandarinOnly(files: FileSystem): void {
  for (const path of listFiles(files, DATA_ROOT)) {
    const kept = KEPT_DATA.test(path) ? files.readFile(path).slice() : undefined;
    files.unlink(path);
    if (kept) files.writeFile(path, kept);
  }
}

function synthesize(worker: Worker, text: string, rate: number): Pcm {
  const chunks: Int16Array[] = [];
  worker.set_rate(rate);
  worker.synthesize(text, (samples) => {
    chunks.push(samples);
    return false;
  });
  const samples = new Int16Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    samples.set(chunk, offset);
    offset += chunk.length;
  }
  return trimSilence({ samples, sampleRate: worker.samplerate });
}

/**
 * Loads the package and the voice.
 * @param packageName npm package to load, e.g. `@echogarden/espeak-ng-emscripten`
 * @throws where the package is not installed or not whole
 */
export async function loadEspeakEngine(packageName: string): Promise<EspeakEngine> {
  const entry = import.meta.resolve(packageName);
  const loaded: EspeakPackage = await import(entry);
  const data = readFileSync(new URL('espeak-ng.data', entry)).buffer;
  const module = await loaded.default({
    print: () => {},
    printErr: (line) => process.stderr.write(`${line}\n`),
    getPreloadedPackage: () => data,
  });
  const worker = new module.eSpeakNGWorker();
  if (worker.set_voice('cmn') !== 0) throw new Error('eSpeak NG 的数据里没有普通话声音 cmn');
  worker.set_volume(VOLUME_PERCENT);
  keepMandarinOnly(module.FS);
  data.transfer(0);

  return {
    speak: (text, targetMs, stretch = 1) => {
      const ownRate = NORMAL_RATE / stretch ** (1 / RATE_EXPONENT);
      let sound = synthesize(worker, text, targetMs === null ? Math.round(ownRate) : NORMAL_RATE);
      const ratio = targetMs === null ? 1 : durationMs(sound) / targetMs;
      if (Math.abs(ratio - 1) > LENGTH_TOLERANCE) {
        const wanted = Math.round(NORMAL_RATE * ratio ** (1 / RATE_EXPONENT));
        const rate = Math.max(SLOWEST_RATE, Math.min(FASTEST_RATE, wanted));
        sound = synthesize(worker, text, rate);
      }
      return evenLevel(resample(sound, HOUSE_SAMPLE_RATE));
    },
  };
}
