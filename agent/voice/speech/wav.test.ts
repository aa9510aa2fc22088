import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatenate, durationMs } from './pcm.ts';
import { tone } from './testing/sounds.ts';
import { readWav, WavError, writeWav } from './wav.ts';

const sound = tone(200);

function broken(change: (bytes: Buffer) => Buffer): () => unknown {
  return () => readWav(change(writeWav(sound)), 'prompts/audio/opening.notice.wav');
}

function with16(offset: number, value: number): (bytes: Buffer) => Buffer {
  return (bytes) => {
    bytes.writeUInt16LE(value, offset);
    return bytes;
  };
}

test('what is written is read back sample by sample', () => {
  expect(readWav(writeWav(sound), 'a.wav')).toEqual(sound);
});

test('any sound survives the way through a file', () => {
  fc.assert(
    fc.property(fc.int16Array(), (samples) => {
      const pcm = { samples, sampleRate: 24_000 };
      expect(readWav(writeWav(pcm), 'a.wav')).toEqual(pcm);
    }),
  );
});

test('stereo becomes the mean of both channels', () => {
  const interleaved = { samples: Int16Array.of(100, 300, -100, -300), sampleRate: 24_000 };
  const bytes = with16(22, 2)(writeWav(interleaved));
  expect([...readWav(bytes, 'a.wav').samples]).toEqual([200, -200]);
});

test('another sample rate comes out at 24 kHz with its length kept', () => {
  const recorded = tone(500, { sampleRate: 44_100 });
  const pcm = readWav(writeWav(recorded), 'a.wav');
  expect(pcm.sampleRate).toBe(24_000);
  expect(durationMs(pcm)).toBeCloseTo(500, 0);
});

test('chunks that are of no use here are passed over', () => {
  const bytes = writeWav(sound);
  const list = Buffer.from('LIST\x05\0\0\0INFOx\0', 'latin1');
  const extended = Buffer.concat([bytes.subarray(0, 36), list, bytes.subarray(36)]);
  expect(readWav(extended, 'a.wav')).toEqual(sound);
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['文件是空的', () => Buffer.alloc(0)],
  ['不是 WAV 文件', () => Buffer.from('ID3\x04 an MP3 that was only renamed')],
  ['编码不是 PCM（格式号 3）', with16(20, 3)],
  ['位深为 24 位', with16(34, 24)],
  ['有 6 个声道', with16(22, 6)],
  ['采样率 1000 Hz', with16(24, 1_000)],
  ['数据不完整：应有 9600 字节，只有 9500 字节', (bytes) => bytes.subarray(0, -100)],
  ['没有“data”块', (bytes) => bytes.subarray(0, 36)],
])('a broken file is refused with its name and the fault: %s', (fault, change) => {
  expect(broken(change)).toThrow(WavError);
  expect(broken(change)).toThrow(`prompts/audio/opening.notice.wav：${fault}`);
});

test('no bytes whatever do anything but parse or be refused as a WAV fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const file = Buffer.concat([writeWav(tone(1)).subarray(0, 20), bytes]);
      try {
        readWav(file, 'a.wav');
      } catch (error) {
        expect(error).toBeInstanceOf(WavError);
      }
    }),
  );
});

test('sounds of different rates are not joined', () => {
  expect(() => concatenate([tone(10), tone(10, { sampleRate: 16_000 })])).toThrow(/24000.*16000/u);
});
