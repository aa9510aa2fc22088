/** A language model that says what a test gives it, word for word, and calls no tool. */
import type { ChatModel } from '../../agent/models/types.ts';

/** Each turn takes the next text; after the last one it says nothing, and loses the word. */
export function wordsOf(...turns: readonly string[]): ChatModel {
  const left = [...turns];
  return {
    id: 'stub@test',
    source: 'model',
    async *stream() {
      const text = left.shift();
      if (text !== undefined) yield { type: 'text', text };
    },
  };
}
