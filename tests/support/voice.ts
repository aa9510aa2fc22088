/**
 * The voices of test callers: words become sound through eSpeak NG in a child process.
 *
 * What was synthesised once is kept under `.cache/test-voice`, since the words of tests seldom
 * change. A caller's voice differs from the agent's in pitch, so that an echo is told apart.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { levelDbfs } from './audio.ts';
import { decodeWav, encodeWav } from './wav.ts';

export interface VoiceOptions {
  /** eSpeak's words per minute; 170 is calm, 320 is brisk. */
  readonly rate?: number;
  /** 0 to 99. */
  readonly pitch?: number;
}

const cache = join(import.meta.dirname, '../../.cache/test-voice');
const program = join(import.meta.dirname, 'espeakProcess.ts');

let speaker: Speaker | null = null;

/** The sound of `text`, 22.05 kHz. @throws Error where eSpeak NG is not installed */
export async function speak(text: string, options: VoiceOptions = {}): Promise<Pcm> {
  const { rate = 190, pitch = 65 } = options;
  const name = createHash('sha256')
    .update(JSON.stringify([text, rate, pitch]))
    .digest('hex');
  const file = join(cache, `${name.slice(0, 24)}.wav`);
  const kept = await readFile(file).catch(() => null);
  if (kept) return decodeWav(kept);
  speaker ??= new Speaker();
  const pcm = atLevel(await speaker.say(text, rate, pitch), -20);
  await mkdir(cache, { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, encodeWav(pcm));
  await rename(draft, file);
  return pcm;
}

/** eSpeak NG speaks at full scale; people at a microphone don't. */
function atLevel(pcm: Pcm, dbfs: number): Pcm {
  const gain = 10 ** ((dbfs - levelDbfs(pcm)) / 20);
  return {
    samples: pcm.samples.map((sample) => Math.round(sample * gain)),
    sampleRate: pcm.sampleRate,
  };
}

/** Ends the eSpeak process, if one was needed. */
export function closeVoice(): void {
  speaker?.close();
  speaker = null;
}

class Speaker {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, PromiseWithResolvers<Pcm>>();
  #next = 1;

  constructor() {
    this.#child = spawn(process.execPath, [program], { stdio: 'pipe' });
    this.#child.unref();
    let complaint = '';
    this.#child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#take(line));
    this.#child.on('exit', (code) => {
      for (const waiting of this.#waiting.values()) {
        waiting.reject(new Error(`the eSpeak NG process ended (code ${code}): ${complaint}`));
      }
    });
  }

  say(text: string, rate: number, pitch: number): Promise<Pcm> {
    const id = this.#next;
    this.#next += 1;
    const waiting = Promise.withResolvers<Pcm>();
    this.#waiting.set(id, waiting);
    this.#child.stdin.write(`${JSON.stringify({ id, text, rate, pitch })}\n`);
    return waiting.promise;
  }

  close(): void {
    this.#child.stdin.end();
  }

  #take(line: string): void {
    const answer: { id: number; sampleRate: number; pcm: string } = JSON.parse(line);
    const bytes = Buffer.from(answer.pcm, 'base64');
    const samples = new Int16Array(bytes.length / 2);
    for (let index = 0; index < samples.length; index += 1) {
      samples[index] = bytes.readInt16LE(index * 2);
    }
    this.#waiting.get(answer.id)?.resolve({ samples, sampleRate: answer.sampleRate });
    this.#waiting.delete(answer.id);
  }
}
