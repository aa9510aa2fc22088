/**
 * The voice of a call on a line: one AgentSession in one room, with its mouth and ears.
 *
 * The framework would open `lk.agent.session` to the caller's page: whoever is linked may ask for
 * the instructions and gets every tool result. It has no switch for that, but leaves it out where
 * the session finds its room connection already made; so we make it.
 */
import { voice } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import type { CallEvent } from '../flow/events.ts';
import { lateAfter } from './lateAfter.ts';
import { Playback } from './playback.ts';
import { RoomEars } from './roomEars.ts';
import { RoomMouth, type RoomMouthOptions } from './roomMouth.ts';
import { voiceSettings } from './sessionSettings.ts';
import { SessionVoice } from './sessionVoice.ts';
import type { SessionVoiceOptions } from './sessionVoiceOptions.ts';
import type { SpeechRecognizer, SpeechSynthesizer } from './speech/types.ts';
import { SttAdapter } from './sttAdapter.ts';

export interface RoomVoiceOptions
  extends Pick<SessionVoiceOptions, 'words' | 'toolbox' | 'startTurn' | 'note' | 'elapsed'>,
    Pick<RoomMouthOptions, 'rendered' | 'callerHears'> {
  /** Connected, or about to be. */
  readonly room: Room;
  readonly callerIdentity: string;
  readonly synthesizer: SpeechSynthesizer;
  /** Null: no recognition, and then no interruption by voice either. */
  readonly recognizer: SpeechRecognizer | null;
  hear(event: CallEvent): void;
  /** Whether words over an uninterruptible phrase can't wait for its end; default: all can. */
  isUrgent?(text: string): boolean;
  /** The agent speaks, or falls silent. */
  speaking?(speaking: boolean): void;
  /** Stands between the session and the line, e.g. a fault in a test. */
  readonly line?: (output: voice.AudioOutput) => voice.AudioOutput;
}

export interface RoomVoice {
  readonly voice: SessionVoice;
  readonly playback: Playback;
  /** Resolves when the first words go out. */
  readonly speaks: Promise<void>;
  /** Resolves when the framework has ended the session, whatever the reason. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/**
 * How much sound is handed to the line ahead of its time, in ms: it carries the speech over moments
 * in which a busy machine does not let us run. A pause throws it away, so less where we can be
 * interrupted.
 */
function aheadMs(interruptible: boolean): number {
  return interruptible ? 500 : 1_000;
}

/** Starts the session. @throws Error where the room gives no audio output */
export async function createRoomVoice(options: RoomVoiceOptions): Promise<RoomVoice> {
  const { room, callerIdentity, recognizer, hear } = options;
  const listening = { ears: null as RoomEars | null };
  const adapter =
    recognizer === null
      ? null
      : new SttAdapter({
          recognizer,
          note: options.note,
          unintelligible: () => listening.ears?.unintelligible(),
        });
  const session = new voice.AgentSession(voiceSettings(adapter));
  const io = new voice.RoomIO({
    agentSession: session,
    room,
    participant: callerIdentity,
    inputOptions: { textEnabled: false, audioEnabled: adapter !== null, closeOnDisconnect: false },
    outputOptions: { syncTranscription: false, queueSizeMs: aheadMs(adapter !== null) },
  });
  session._roomIO = io;
  io.start();
  const output = session.output.audio;
  if (output === null) throw new Error('The room gave no audio output.');
  const line = options.line?.(output) ?? output;
  if (line !== output) session.output.audio = line;
  const playback = new Playback(line);
  const isUrgent = (text: string) => options.isUrgent?.(text) ?? false;
  listening.ears = adapter === null ? null : new RoomEars({ session, hear, isUrgent });
  const roomVoice = new SessionVoice({
    ...options,
    session,
    isLate: lateAfter(options.words.company.hold.announceAfterMs),
    mouth: new RoomMouth({ ...options, playback }),
    ears: listening.ears,
  });
  const speaks = new Promise<void>((resolve) => {
    line.once(voice.AudioOutput.EVENT_PLAYBACK_STARTED, () => resolve());
  });
  const closed = new Promise<void>((resolve) => {
    session.once(voice.AgentSessionEventTypes.Close, () => resolve());
  });
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    options.speaking?.(newState === 'speaking');
  });
  session.on(voice.AgentSessionEventTypes.Error, () => {
    options.note({
      type: 'fault.occurred',
      component: 'media',
      kind: 'session_error',
      outcome: '通话框架报告错误，通话继续',
      ms: options.elapsed(),
    });
  });
  await session.start({ agent: roomVoice.agent, record: false });
  return {
    voice: roomVoice,
    playback,
    speaks,
    closed,
    async close() {
      listening.ears?.close();
      await session.close();
    },
  };
}
