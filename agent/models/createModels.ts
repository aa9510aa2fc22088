/**
 * The models of a call from its settings: the endpoint that was set, then always the scripted one.
 * Without settings the scripted one alone serves.
 */
import type { Words } from '../words/types.ts';
import { createOpenAiModel, type OpenAiModelOptions } from './openAiModel.ts';
import { createScriptedModel } from './scripted/scriptedModel.ts';
import type { ChatModel } from './types.ts';

export function createModels(
  words: Words,
  endpoint: OpenAiModelOptions | null,
): readonly ChatModel[] {
  const scripted = createScriptedModel(words);
  return endpoint === null ? [scripted] : [createOpenAiModel(endpoint), scripted];
}
