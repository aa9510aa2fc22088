/**
 * What the caller's page sends beside sound: typed text, keys, the switch of the browser's own
 * recognition, signs of typing, that it plays our voice or told the news of a wait. Everything is
 * checked, cut to size and limited in rate, and only the caller's identity is listened to. Unknown topics, binary and broken streams are ignored.
 */
import type { RemoteParticipant, Room, TextStreamReader } from '@livekit/rtc-node';
import { RoomEvent } from '@livekit/rtc-node';
import type { CallEvent } from '../flow/events.ts';
import { LONGEST_TEXT, typedText } from './callerText.ts';
import { Flood } from './flood.ts';

export const callerTopics = {
  chat: 'lk.chat',
  ear: 'three-rings.ear',
  news: 'three-rings.news',
  plays: 'three-rings.plays',
  typing: 'three-rings.typing',
} as const;

/** A stream is read no further than this many characters; typed text is cut to its own limit. */
const LONGEST_STREAM = 4 * LONGEST_TEXT;
const MESSAGES_PER_SECOND = 5;
const KEYS_PER_SECOND = 10;
const KEY = /^[0-9*#]$/;

export interface CallerInputOptions {
  readonly room: Room;
  readonly callerIdentity: string;
  hear(event: CallEvent): void;
  /** The page plays our voice. */
  plays(): void;
  /** The page has told the caller that the wait goes on. */
  newsTold(): void;
}

/** Listens until the returned function is called. */
export function listenToCaller(options: CallerInputOptions): () => void {
  const { room, callerIdentity, hear, plays, newsTold } = options;
  const now = () => performance.now();
  const messages = new Flood(MESSAGES_PER_SECOND, now);
  const keys = new Flood(KEYS_PER_SECOND, now);

  const on = (topic: string, take: (text: string, reader: TextStreamReader) => void) => {
    room.registerTextStreamHandler(topic, (reader, { identity }) => {
      const wanted = identity === callerIdentity && messages.takes();
      void (wanted ? readShort(reader) : reader.close().then(() => null)).then(
        (text) => text !== null && take(text, reader),
        () => undefined,
      );
    });
  };

  on(callerTopics.chat, (raw, { info }) => {
    const text = typedText(raw);
    const via = info.attributes?.via === 'browser' ? 'browser' : 'text';
    hear({ type: 'caller.said', text, via });
  });
  on(callerTopics.ear, (raw) => {
    const state = raw.trim();
    if (state === 'on' || state === 'off') hear({ type: 'ear.changed', ear: state === 'on' });
  });
  on(callerTopics.plays, plays);
  on(callerTopics.news, newsTold);
  on(callerTopics.typing, () => hear({ type: 'caller.active' }));

  const pressed = (_code: number, digit: string, participant: RemoteParticipant | undefined) => {
    if (participant?.identity !== callerIdentity || !KEY.test(digit) || !keys.takes()) return;
    hear({ type: 'caller.dtmf', digits: digit });
  };
  room.on(RoomEvent.DtmfReceived, pressed);

  return () => {
    for (const topic of Object.values(callerTopics)) room.unregisterTextStreamHandler(topic);
    room.off(RoomEvent.DtmfReceived, pressed);
  };
}

/** The text of a stream, no longer than we would ever use; the rest is never read. */
async function readShort(reader: TextStreamReader): Promise<string> {
  let text = '';
  for await (const chunk of reader) {
    text += chunk;
    if (text.length >= LONGEST_STREAM) break;
  }
  return text;
}
