/**
 * The framework refuses to start a reply without a language model; ours speak through `llmNode`,
 * which never asks it. This one stands in its place and refuses to be asked.
 */
import { llm } from '@livekit/agents';

export class UnusedModel extends llm.LLM {
  override label(): string {
    return 'three-rings.models';
  }

  override chat(): llm.LLMStream {
    throw new Error('Replies come from agent/models through llmNode; this model is never asked.');
  }
}
