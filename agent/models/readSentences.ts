/**
 * A model's stream as whole sentences and tool calls. What is left when the stream ends well is a
 * sentence too; what is left when it breaks is never given out. Refuses text that is no Chinese
 * speech at all (broken bytes, control characters), and cuts a reply without an end.
 */
import { SentenceSplitter } from '../gate/splitSentences.ts';
import { ModelFault } from './modelFault.ts';
import type { ModelChunk } from './types.ts';

export type Piece =
  | { readonly type: 'sentence'; readonly text: string }
  | Extract<ModelChunk, { readonly type: 'tool_call' }>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const broken = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/u;

/** Raw characters of a reply, in multiples of the spoken limit, after which it is cut. */
const rawFactor = 4;

/**
 * @param limit most spoken characters of a reply
 * @throws ModelFault `garbage`
 */
export async function* readSentences(
  chunks: AsyncIterable<ModelChunk>,
  limit: number,
): AsyncGenerator<Piece> {
  const splitter = new SentenceSplitter();
  const calls: Piece[] = [];
  let raw = 0;
  let pending = 0;
  for await (const chunk of chunks) {
    if (chunk.type === 'tool_call') {
      calls.push(chunk);
      continue;
    }
    if (broken.test(chunk.text)) {
      throw new ModelFault('garbage', '模型的回答里有乱码');
    }
    raw += chunk.text.length;
    pending += chunk.text.length;
    for (const text of splitter.push(chunk.text)) {
      pending = Math.max(0, pending - text.length);
      yield sentence(text);
    }
    if (pending > limit) {
      throw new ModelFault('garbage', `模型的回答超过 ${limit} 个字没有一句说完`);
    }
    if (raw > limit * rawFactor) {
      return;
    }
  }
  for (const text of splitter.flush()) {
    yield sentence(text);
  }
  yield* calls;
}

/** @throws ModelFault `garbage` where there is neither a Chinese word nor a number in it */
function sentence(text: string): Piece {
  if (/[\p{L}\p{N}]{3,}/u.test(text) && !/\p{Script=Han}|\d|\w\.\w/u.test(text)) {
    throw new ModelFault('garbage', '模型的回答不是中文');
  }
  return { type: 'sentence', text };
}
