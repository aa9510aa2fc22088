/** What the mouth of a call asks of the voice. */
import { initializeLogger, voice } from '@livekit/agents';
import { expect, test } from 'vitest';
import { Playback } from './playback.ts';
import { RoomMouth } from './roomMouth.ts';
import { tone } from './speech/testing/sounds.ts';
import type { Pace, Pcm } from './speech/types.ts';

initializeLogger({ pretty: false, level: 'silent' });

/** An output that takes everything and plays nothing. */
class NoOutput extends voice.AudioOutput {
  override flush(): void {}
  clearBuffer(): void {}
}

function mouth() {
  const asked: string[] = [];
  const rendered: string[] = [];
  const made = new RoomMouth({
    playback: new Playback(new NoOutput(24_000)),
    rendered: async (text, _phrase, pace) => {
      rendered.push(`${pace} ${text}`);
      return pace === 'normal' ? tone(100) : null;
    },
    synthesizer: {
      id: 'test',
      async *synthesize(text: string, _signal: AbortSignal, pace?: Pace): AsyncGenerator<Pcm> {
        asked.push(`${pace} ${text}`);
        yield tone(100);
      },
      close: async () => {},
    },
    note: () => undefined,
    elapsed: () => 0,
  });
  return { made, asked, rendered };
}

async function hear(frames: ReadableStream<unknown> | AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _frame of frames) count += 1;
  return count;
}

test('the pace of the call holds for phrases and free words alike [REC-2.2b, TRN-voice]', async () => {
  const { made, asked, rendered } = mouth();
  await made.fixed({ text: '不客气', phrase: 'thanks.reply' });
  expect([asked, rendered]).toEqual([[], ['normal 不客气']]);
  made.pace = 'slow';
  const { frames } = await made.fixed({ text: '不客气', phrase: 'thanks.reply' });
  expect(await hear(frames)).toBeGreaterThan(0);
  expect(await hear(made.sentence('年费50元。', { ms: 0, whole: false }))).toBeGreaterThan(0);
  expect(asked).toEqual(['slow 不客气', 'slow 年费50元。']);
});

test('words with a pace of their own have it', async () => {
  const { made, asked } = mouth();
  const { frames } = await made.fixed({ text: '跟您核对一下', phrase: 'readback', pace: 'slow' });
  await hear(frames);
  expect(asked).toEqual(['slow 跟您核对一下']);
});
