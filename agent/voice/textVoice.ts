/**
 * The voice of text mode: the same session, agent and reply path as a call on a line, without a
 * room, recognition or speech. Playback takes no time, and what is said is heard.
 */
import { initializeLogger, voice } from '@livekit/agents';
import { neverLate } from './lateAfter.ts';
import { textSettings } from './sessionSettings.ts';
import { SessionVoice } from './sessionVoice.ts';
import type { SessionVoiceOptions } from './sessionVoiceOptions.ts';

export interface TextVoiceOptions
  extends Pick<SessionVoiceOptions, 'words' | 'toolbox' | 'startTurn'> {
  /** Faults outside of a reply; ignored if not given. */
  readonly note?: SessionVoiceOptions['note'];
  /** Which look-ups are late; default: none, since no time passes while they run. */
  readonly isLate?: SessionVoiceOptions['isLate'];
}

export interface TextVoice {
  readonly voice: SessionVoice;
  /** Ends the session; waits about half a second, so close many side by side. */
  close(): Promise<void>;
}

/** Starts a session without a room. Its framework log is silent: stdout belongs to the caller. */
export async function createTextVoice(options: TextVoiceOptions): Promise<TextVoice> {
  initializeLogger({ pretty: false, level: 'silent' });
  const session = new voice.AgentSession(textSettings());
  const textVoice = new SessionVoice({
    session,
    words: options.words,
    toolbox: options.toolbox,
    startTurn: options.startTurn,
    note: options.note ?? (() => undefined),
    elapsed: () => 0,
    isLate: options.isLate ?? neverLate,
    mouth: null,
    ears: null,
  });
  await session.start({ agent: textVoice.agent, record: false });
  return { voice: textVoice, close: () => session.close() };
}
