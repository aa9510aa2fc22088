/**
 * A child process that speaks with eSpeak NG: one JSON request a line on stdin
 * ({"id","text","rate","pitch"}), one JSON answer a line on stdout ({"id","sampleRate","pcm"}).
 *
 * It is a process of its own because synthesis blocks its event loop, which would make the test's
 * own clock stutter, and because eSpeak NG is GPL-3.0.
 */
import { createInterface } from 'node:readline';

interface Speaker {
  set_voice(name: string): void;
  set_rate(rate: number): void;
  set_pitch(pitch: number): void;
  get_samplerate(): number;
  synthesize(text: string, chunk: (audio: Int16Array | null) => void): void;
}

interface EspeakPackage {
  readonly default: () => Promise<{ readonly eSpeakNGWorker: new () => Speaker }>;
}

const entry = import.meta.resolve('@echogarden/espeak-ng-emscripten');
const loaded: EspeakPackage = await import(entry);
const engine = await loaded.default();
const speaker = new engine.eSpeakNGWorker();
speaker.set_voice('cmn');

for await (const line of createInterface({ input: process.stdin })) {
  const request: { id: number; text: string; rate: number; pitch: number } = JSON.parse(line);
  speaker.set_rate(request.rate);
  speaker.set_pitch(request.pitch);
  const chunks: Buffer[] = [];
  speaker.synthesize(request.text, (audio) => {
    if (audio) chunks.push(Buffer.from(audio.slice().buffer));
  });
  const pcm = Buffer.concat(chunks).toString('base64');
  const answer = { id: request.id, sampleRate: speaker.get_samplerate(), pcm };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
