/**
 * The framework's settings, each against a default that would harm: speculative replies, text
 * filters made for English, a turn detector in the cloud, retries that outlast the caller.
 */
import { inference, type stt, type voice } from '@livekit/agents';
import { UnusedModel } from './unusedModel.ts';

/** Tool steps of one reply before it must speak. */
export const MAX_TOOL_STEPS = 3;

type SessionOptions = NonNullable<ConstructorParameters<typeof voice.AgentSession>[0]>;

/** What every session has, with or without a voice. */
export function commonSettings(): SessionOptions {
  return {
    llm: new UnusedModel(),
    userAwayTimeout: null,
    aecWarmupDuration: null,
    ttsTextTransforms: null,
    useTtsAlignedTranscript: false,
    maxToolSteps: MAX_TOOL_STEPS,
    connOptions: { llmConnOptions: { maxRetry: 0 }, maxUnrecoverableErrors: 3 },
  };
}

/** A session of text only: no recognition, no speech, no turn detection. */
export function textSettings(): SessionOptions {
  return {
    ...commonSettings(),
    vad: null,
    turnHandling: { turnDetection: null, preemptiveGeneration: { enabled: false } },
  };
}

/** A session on a line. Without an ear nothing listens, so no cough can stop our speech. */
export function voiceSettings(ear: stt.STT | null): SessionOptions {
  const preemptiveGeneration = { enabled: false };
  if (ear === null) {
    return {
      ...commonSettings(),
      vad: null,
      turnHandling: { turnDetection: null, preemptiveGeneration },
    };
  }
  return {
    ...commonSettings(),
    stt: ear,
    turnHandling: {
      turnDetection: new inference.TurnDetector({ version: 'v1-mini' }),
      endpointing: { mode: 'fixed', minDelay: 300, maxDelay: 2500 },
      interruption: {
        enabled: true,
        mode: 'vad',
        discardAudioIfUninterruptible: false,
        minDuration: 500,
        minWords: 0,
        falseInterruptionTimeout: 2000,
        resumeFalseInterruption: true,
        backchannelBoundary: null,
      },
      preemptiveGeneration,
    },
  };
}
