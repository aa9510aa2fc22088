/**
 * The framework's agent, reduced to five openings into our own voice: what it would say
 * (`llmNode`), how that sounds (`ttsNode`), when a segment begins (`transcriptionNode`), what was
 * heard (`sttNode`) and when the caller has finished (`onUserTurnCompleted`). It decides nothing:
 * the conductor owns the turn, so every turn of the framework's own ends in `StopResponse`.
 */

import type { ReadableStream } from 'node:stream/web';
import { type FlushSentinel, llm, voice } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { z } from 'zod';
import { CARRIER_TOOL } from './carrier.ts';
import type { RecognisedStream } from './ears.ts';

export interface VoiceAgentHooks {
  /** The parts of the running reply's next tool step; null where no reply runs. */
  respond(): ReadableStream<llm.ChatChunk | string | FlushSentinel> | null;
  runTool(callId: string, name: string, rawArguments: string): Promise<string | undefined>;
  /** The sound of the running reply's next sentence; null where there is no voice. */
  sound(): Promise<ReadableStream<AudioFrame> | null>;
  segmentBegins(): void;
  /** The events of the recogniser, on their way to the framework. */
  heard(events: RecognisedStream): RecognisedStream;
  turnCompleted(text: string): void;
}

export class VoiceAgent extends voice.Agent {
  readonly #hooks: VoiceAgentHooks;

  constructor(hooks: VoiceAgentHooks) {
    super({ instructions: '', tools: [carrierTool(hooks)] });
    this.#hooks = hooks;
  }

  override async llmNode() {
    return this.#hooks.respond();
  }

  override async ttsNode() {
    return this.#hooks.sound();
  }

  override async transcriptionNode(
    text: Parameters<voice.Agent['transcriptionNode']>[0],
    settings: voice.ModelSettings,
  ) {
    this.#hooks.segmentBegins();
    return voice.Agent.default.transcriptionNode(this, text, settings);
  }

  override async sttNode(
    audio: Parameters<voice.Agent['sttNode']>[0],
    settings: voice.ModelSettings,
  ) {
    return this.#hooks.heard(await voice.Agent.default.sttNode(this, audio, settings));
  }

  override async onUserTurnCompleted(_history: llm.ChatContext, message: llm.ChatMessage) {
    this.#hooks.turnCompleted(message.rawTextContent ?? '');
    throw new voice.StopResponse();
  }
}

/** One framework tool carries every call, so that our toolbox alone reads names and arguments. */
function carrierTool(hooks: VoiceAgentHooks) {
  return llm.tool({
    name: CARRIER_TOOL,
    description: 'Carries a tool call to the toolbox of this call.',
    parameters: z.object({ name: z.string(), arguments: z.string() }),
    execute: (call, { toolCallId }) => hooks.runTool(toolCallId, call.name, call.arguments),
  });
}
