/**
 * Reads the text streams of a room into captions: `lk.transcription` (one stream per segment of
 * the agent's speech; for the caller's, one stream per update of the segment) and `lk.chat` (a
 * typed message each). A stream that breaks off keeps what has arrived. Other topics are not read.
 */
import type { Room, TextStreamReader } from 'livekit-client';
import type { Caption, Way } from './captions.ts';
import { speakerOf } from './speakerOf.ts';

export type WordsListener = (caption: Caption, final: boolean) => void;

/** Longer lines are cut for display. */
const lineLimit = 4000;

export function readWords(room: Room, listener: WordsListener): void {
  room.registerTextStreamHandler('lk.transcription', (reader, { identity }) => {
    void readTranscription(reader, identity, listener);
  });
  room.registerTextStreamHandler('lk.chat', (reader, { identity }) => {
    void readChat(reader, identity, listener);
  });
}

async function readTranscription(
  reader: TextStreamReader,
  identity: string,
  listener: WordsListener,
): Promise<void> {
  const attributes = reader.info.attributes ?? {};
  const speaker = speakerOf(identity);
  const caption = (text: string): Caption => ({
    id: attributes['lk.segment_id'] ?? reader.info.id,
    speaker,
    way: 'voice',
    text: text.slice(0, lineLimit),
    at: Date.now(),
  });
  let text = '';
  try {
    for await (const piece of reader) {
      text += piece;
      listener(caption(text), false);
    }
  } catch {
    // The sender left or the line broke within the sentence: what has arrived stands.
  }
  // The agent's stream is one segment: its end is the sentence's end. A caller's is one update.
  const final = speaker === 'agent' || attributes['lk.transcription_final'] === 'true';
  if (final) listener(caption(text), true);
}

async function readChat(
  reader: TextStreamReader,
  identity: string,
  listener: WordsListener,
): Promise<void> {
  const way: Way = reader.info.attributes?.via === 'browser' ? 'browser' : 'text';
  try {
    const text = (await reader.readAll()).slice(0, lineLimit);
    const speaker = speakerOf(identity);
    listener({ id: reader.info.id, speaker, way, text, at: Date.now() }, true);
  } catch {
    // A message that did not arrive whole is not shown: half a message can say the opposite.
  }
}
