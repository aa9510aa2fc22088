/** WAV files in and out: 16-bit PCM, first channel only; anything else is refused. */
import type { Pcm } from '../../agent/voice/speech/types.ts';

export function encodeWav(pcm: Pcm): Buffer {
  const data = Buffer.from(pcm.samples.buffer, pcm.samples.byteOffset, pcm.samples.byteLength);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(pcm.sampleRate, 24);
  header.writeUInt32LE(pcm.sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

/** @throws Error where it is no 16-bit PCM WAV */
export function decodeWav(bytes: Buffer): Pcm {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error('not a WAV file');
  }
  let format: { channels: number; sampleRate: number; bits: number } | null = null;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = Math.min(bytes.readUInt32LE(at + 4), bytes.length - at - 8);
    const body = bytes.subarray(at + 8, at + 8 + size);
    if (name === 'fmt ') {
      format = {
        channels: body.readUInt16LE(2),
        sampleRate: body.readUInt32LE(4),
        bits: body.readUInt16LE(14),
      };
    } else if (name === 'data') {
      if (format?.bits !== 16) throw new Error('not a 16-bit PCM WAV file');
      return { samples: firstChannel(body, format.channels), sampleRate: format.sampleRate };
    }
    at += 8 + size + (size % 2);
  }
  throw new Error('a WAV file without data');
}

function firstChannel(body: Buffer, channels: number): Int16Array {
  const samples = new Int16Array(Math.floor(body.length / 2 / channels));
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = body.readInt16LE(index * 2 * channels);
  }
  return samples;
}
