/**
 * Bytes from the wire → sound that is worth playing.
 *
 * Chunks end anywhere, also in the middle of a sample. The first 100 ms are held back until they
 * are known to be speech: a server that answers with JSON, HTML, MP3, silence or noise is a fault
 * before the caller has heard any of it. Leading silence is cut to 60 ms on the way.
 */
import { looksLikeNoise, speechBounds } from './level.ts';
import { durationMs, HOUSE_SAMPLE_RATE } from './pcm.ts';
import { type Pcm, SpeechFault } from './types.ts';

const HELD_MS = 100;
const LONGEST_LEADING_SILENCE_MS = 1_000;
const KEPT_LEADING_SILENCE_MS = 60;
const SMALLEST_PART_MS = 20;
const SIGNATURES: readonly [prefix: string, name: string][] = [
  ['RIFF', 'WAV'],
  ['ID3', 'MP3'],
  ['OggS', 'Ogg'],
  ['fLaC', 'FLAC'],
  ['\xff\xfb', 'MP3'],
  ['\xff\xf3', 'MP3'],
];

export interface PcmStream {
  /** Takes a chunk; gives the sound that may be played now. @throws SpeechFault `garbage` */
  push(chunk: Uint8Array): Pcm | undefined;
  /** The rest at the end of the stream. @throws SpeechFault `garbage` where there was no speech */
  end(): Pcm | undefined;
  /** Sound handed out so far, in milliseconds. */
  readonly playedMs: number;
}

function garbage(what: string): SpeechFault {
  return new SpeechFault('garbage', `语音合成服务返回的不是 24 kHz 的 PCM 声音：${what}`);
}

function checkSignature(bytes: Buffer): void {
  const start = bytes.toString('latin1', 0, 16);
  for (const [prefix, name] of SIGNATURES) {
    if (start.startsWith(prefix)) throw garbage(`是 ${name} 文件`);
  }
  if (/^[\t\n\r\x20-\x7e]{16}/u.test(start)) throw garbage(`是文字“${start.trim()}…”`);
}

function toPcm(bytes: Buffer): Pcm {
  const samples = new Int16Array(bytes.length >> 1);
  for (let index = 0; index < samples.length; index += 1)
    samples[index] = bytes.readInt16LE(index * 2);
  return { samples, sampleRate: HOUSE_SAMPLE_RATE };
}

export function createPcmStream(): PcmStream {
  let bytes = Buffer.alloc(0);
  let started = false;
  let playedMs = 0;

  const start = (ended: boolean): Pcm | undefined => {
    if (bytes.length >= 16) checkSignature(bytes);
    const held = toPcm(bytes);
    const bounds = speechBounds(held);
    if (!bounds) {
      if (ended) throw garbage(bytes.length === 0 ? '没有内容' : '没有声音');
      if (durationMs(held) > LONGEST_LEADING_SILENCE_MS) throw garbage('一秒多没有声音');
      return undefined;
    }
    if (!ended && durationMs(held) - bounds.startMs < HELD_MS) return undefined;
    if (looksLikeNoise(held)) throw garbage('是噪声');
    started = true;
    const cutMs = Math.max(0, bounds.startMs - KEPT_LEADING_SILENCE_MS);
    return take(Math.round((cutMs * HOUSE_SAMPLE_RATE) / 1000));
  };

  const take = (skippedSamples = 0): Pcm => {
    const whole = bytes.length - (bytes.length % 2);
    const pcm = toPcm(bytes.subarray(skippedSamples * 2, whole));
    bytes = bytes.subarray(whole);
    playedMs += durationMs(pcm);
    return pcm;
  };

  return {
    push: (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (!started) return start(false);
      return bytes.length >= (SMALLEST_PART_MS * HOUSE_SAMPLE_RATE * 2) / 1000 ? take() : undefined;
    },
    end: () => {
      if (!started) return start(true);
      return bytes.length >= 2 ? take() : undefined;
    },
    get playedMs() {
      return playedMs;
    },
  };
}
