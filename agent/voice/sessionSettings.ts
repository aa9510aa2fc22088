/**
 * The framework's settings, each against a default that would harm: speculative replies, text
 * filters made for English, a turn detector in the cloud, retries that outlast the caller.
 */
import type { voice } from '@livekit/agents';
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
