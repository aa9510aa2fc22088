/**
 * One session voice in one room of a real media server, with a caller in it, and no worker: what
 * `tests/live/session-*.test.ts` share. Speech comes from the test voice, words from the closed
 * set of the ear; model turns are scripted by the test.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { initializeLogger, type voice } from '@livekit/agents';
import { Room } from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import type { CallEvent } from '../../agent/flow/events.ts';
import type { ReplyPart } from '../../agent/models/types.ts';
import type { ReplyObserver, SaidSentence } from '../../agent/ports.ts';
import { createRoomVoice, type RoomVoice } from '../../agent/voice/roomVoice.ts';
import type { Pcm, SpeechRecognizer, SpeechSynthesizer } from '../../agent/voice/speech/types.ts';
import { loadWords } from '../../agent/words/loadWords.ts';
import type { JournalEntry } from '../../records/journal/events.ts';
import type { Toolbox } from '../../tools/types.ts';
import { Caller } from '../support/caller.ts';
import { Changes } from '../support/deadline.ts';
import type { MediaServer } from '../support/mediaServer.ts';
import { speak } from '../support/voice.ts';

export const agentVoice = { pitch: 40, rate: 190 };

/** The agent's voice: one sentence, one sound. */
export const testSynthesizer: SpeechSynthesizer = {
  id: 'test-voice',
  async *synthesize(text) {
    yield await speak(text, agentVoice);
  },
  async close() {},
};

export interface SessionRoomOptions {
  readonly recognizer?: SpeechRecognizer;
  readonly synthesizer?: SpeechSynthesizer;
  readonly rendered?: (text: string) => Promise<Pcm | null>;
  readonly line?: (output: voice.AudioOutput) => voice.AudioOutput;
  readonly tool?: Toolbox['run'];
  /** The parts of each tool step of each model turn, in order. */
  readonly script?: (step: number, signal: AbortSignal) => AsyncIterable<ReplyPart>;
}

export interface SessionRoom {
  readonly events: CallEvent[];
  readonly notes: JournalEntry[];
  readonly said: SaidSentence[];
  readonly observer: ReplyObserver;
  readonly room: Room;
  readonly caller: Caller;
  readonly call: RoomVoice;
  /** Told at every event and note. */
  readonly changes: Changes;
  close(): Promise<void>;
}

/** Opens a room, lets the caller in, then the agent, as a call does. */
export async function openSessionRoom(
  server: MediaServer,
  options: SessionRoomOptions = {},
): Promise<SessionRoom> {
  initializeLogger({ pretty: false, level: 'error' });
  const callId = `session-${randomUUID()}`;
  const events: CallEvent[] = [];
  const notes: JournalEntry[] = [];
  const said: SaidSentence[] = [];
  const changes = new Changes();
  const keep =
    <T>(list: T[]) =>
    (item: T) => {
      list.push(item);
      changes.notify();
    };
  await server.rooms.createRoom({ name: callId });
  const caller = new Caller({
    callId,
    url: server.url,
    token: await token(server, callId, 'caller-1', 'standard'),
    identity: 'caller-1',
  });
  await caller.join();
  const room = new Room();
  await room.connect(server.url, await token(server, callId, 'agent-1', 'agent'), {
    autoSubscribe: true,
    dynacast: false,
  });
  const callState = { verified: null, identityTries: 0, situation: null };
  let step = 0;
  const call = await createRoomVoice({
    room,
    callerIdentity: 'caller-1',
    words: await loadWords(join(import.meta.dirname, '../../prompts')),
    toolbox: {
      specs: [],
      call: callState,
      effect: () => 'read',
      run: options.tool ?? (async () => ({ ok: true, result: { found: true } })),
    },
    startTurn: () => ({
      respond: (_exchanges, signal) => {
        step += 1;
        return options.script?.(step, signal) ?? nothing();
      },
    }),
    note: keep(notes),
    elapsed: () => performance.now(),
    rendered: options.rendered ?? (async (text) => await speak(text, agentVoice)),
    synthesizer: options.synthesizer ?? testSynthesizer,
    recognizer: options.recognizer ?? null,
    hear: keep(events),
    ...(options.line === undefined ? {} : { line: options.line }),
  });
  return {
    events,
    notes,
    said,
    observer: { said: keep(said), note: keep(notes) },
    room,
    caller,
    call,
    changes,
    async close() {
      await call.close();
      await Promise.all([room.disconnect(), caller.hangUp()]);
    },
  };
}

async function* nothing(): AsyncGenerator<ReplyPart> {}

async function token(
  server: MediaServer,
  room: string,
  identity: string,
  kind: 'agent' | 'standard',
) {
  const access = new AccessToken(server.key, server.secret, { identity, ttl: '10m' });
  access.kind = kind;
  access.addGrant({
    room,
    roomJoin: true,
    canPublish: true,
    canSubscribe: true,
    canPublishData: true,
    canUpdateOwnMetadata: kind === 'agent',
  });
  return await access.toJwt();
}
