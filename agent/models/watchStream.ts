/**
 * A model's stream under limits of machine time: a first token, then no pause, then a first whole
 * part. A stream that breaks a limit is aborted and left behind; nothing waits for its end.
 */
import { ModelFault } from './modelFault.ts';
import type { ChatModel, ModelChunk, ModelRequest, ReplyLimits } from './types.ts';

export interface Watch {
  readonly limits: ReplyLimits;
  /** Aborts the request. */
  readonly abort: () => void;
  /** Whether a sentence or tool call of this step is out already. */
  readonly spoken: () => boolean;
}

/** @throws ModelFault `no_first_token` or `stalled`, or what the model threw */
export async function* watchStream(
  model: ChatModel,
  request: ModelRequest,
  watch: Watch,
): AsyncGenerator<ModelChunk> {
  const chunks = model.stream(request)[Symbol.asyncIterator]();
  const { limits } = watch;
  const firstSentence = performance.now() + limits.firstSentenceMs;
  let began = false;
  let finished = false;
  try {
    for (;;) {
      const pause = began ? limits.stallMs : limits.firstTokenMs;
      const left = watch.spoken() ? Infinity : firstSentence - performance.now();
      const next = await within(chunks.next(), Math.max(0, Math.min(pause, left)), () =>
        began
          ? new ModelFault('stalled', `${model.id} 中途停顿超过 ${pause} 毫秒`)
          : new ModelFault('no_first_token', `${model.id} 在 ${pause} 毫秒内没有开始回答`),
      );
      if (next.done === true) {
        finished = true;
        return;
      }
      began = true;
      yield next.value;
    }
  } finally {
    if (!finished) {
      watch.abort();
      chunks.return?.(undefined).then(undefined, () => undefined);
    }
  }
}

async function within<T>(work: Promise<T>, limitMs: number, fault: () => Error): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(fault()), limitMs);
  work.then(undefined, () => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
