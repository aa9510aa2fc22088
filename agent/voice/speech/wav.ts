/**
 * WAV files in and out, 16-bit PCM only.
 *
 * Recorded voices come from outside (a studio, somebody's phone), so reading names the file and
 * the fault in words that tell how to mend it, and refuses what it would have to guess: other
 * encodings, more than two channels, cut-off data. Stereo is mixed down, any rate is resampled.
 */
import { HOUSE_SAMPLE_RATE } from './pcm.ts';
import { resample } from './resample.ts';
import type { Pcm } from './types.ts';

/** A WAV file that can't be used; the message names the file, the fault and the remedy. */
export class WavError extends Error {
  override readonly name = 'WavError';
  readonly file: string;
  readonly fault: string;
  constructor(file: string, fault: string) {
    super(`${file}：${fault}。请提供 16 位 PCM、单声道或双声道的 WAV 文件。`);
    this.file = file;
    this.fault = fault;
  }
}

const PCM_FORMAT = 1;
const EXTENSIBLE_FORMAT = 0xfffe;
const HEADER_BYTES = 44;

interface Format {
  readonly channels: 1 | 2;
  readonly sampleRate: number;
}

function text(bytes: Buffer, offset: number): string {
  return bytes.toString('latin1', offset, offset + 4);
}

function readFormat(chunk: Buffer, file: string): Format {
  if (chunk.length < 16) throw new WavError(file, '“fmt ”块不完整');
  const declared = chunk.readUInt16LE(0);
  const encoding =
    declared === EXTENSIBLE_FORMAT && chunk.length >= 26 ? chunk.readUInt16LE(24) : declared;
  const channels = chunk.readUInt16LE(2);
  const sampleRate = chunk.readUInt32LE(4);
  const bits = chunk.readUInt16LE(14);
  if (encoding !== PCM_FORMAT) {
    throw new WavError(file, `编码不是 PCM（格式号 ${encoding}）`);
  }
  if (bits !== 16) throw new WavError(file, `位深为 ${bits} 位，不是 16 位`);
  if (channels !== 1 && channels !== 2) throw new WavError(file, `有 ${channels} 个声道`);
  if (sampleRate < 8_000 || sampleRate > 192_000) {
    throw new WavError(file, `采样率 ${sampleRate} Hz 不在 8000–192000 Hz 之间`);
  }
  return { channels, sampleRate };
}

function readSamples(data: Buffer, channels: 1 | 2): Int16Array {
  const samples = new Int16Array(Math.floor(data.length / (2 * channels)));
  for (let index = 0; index < samples.length; index += 1) {
    const offset = index * 2 * channels;
    samples[index] =
      channels === 1
        ? data.readInt16LE(offset)
        : Math.round((data.readInt16LE(offset) + data.readInt16LE(offset + 2)) / 2);
  }
  return samples;
}

/**
 * Reads a WAV file's bytes as mono sound at `sampleRate` (default: the house's).
 * @param file name for messages
 * @throws WavError
 */
export function readWav(bytes: Buffer, file: string, sampleRate: number = HOUSE_SAMPLE_RATE): Pcm {
  if (bytes.length < 12 || text(bytes, 0) !== 'RIFF' || text(bytes, 8) !== 'WAVE') {
    throw new WavError(
      file,
      bytes.length === 0 ? '文件是空的' : '不是 WAV 文件（缺少 RIFF/WAVE 文件头）',
    );
  }
  let format: Format | undefined;
  for (let offset = 12; offset + 8 <= bytes.length; ) {
    const id = text(bytes, offset);
    const size = bytes.readUInt32LE(offset + 4);
    const body = bytes.subarray(offset + 8, offset + 8 + size);
    if (id === 'fmt ') format = readFormat(body, file);
    if (id === 'data') {
      if (!format) throw new WavError(file, '“data”块之前没有“fmt ”块');
      if (body.length < size) {
        throw new WavError(file, `数据不完整：应有 ${size} 字节，只有 ${body.length} 字节`);
      }
      return resample(
        { samples: readSamples(body, format.channels), sampleRate: format.sampleRate },
        sampleRate,
      );
    }
    offset += 8 + size + (size % 2);
  }
  throw new WavError(file, format ? '没有“data”块' : '没有“fmt ”块');
}

/** The bytes of a mono 16-bit WAV file. */
export function writeWav(pcm: Pcm): Buffer {
  const dataBytes = pcm.samples.length * 2;
  const bytes = Buffer.alloc(HEADER_BYTES + dataBytes);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(PCM_FORMAT, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(pcm.sampleRate, 24);
  bytes.writeUInt32LE(pcm.sampleRate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(dataBytes, 40);
  pcm.samples.forEach((sample, index) => {
    bytes.writeInt16LE(sample, HEADER_BYTES + index * 2);
  });
  return bytes;
}
