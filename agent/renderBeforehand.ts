/**
 * The sound of the phrases, made before anybody calls: the opening before the worker registers,
 * the rest while it waits. Where the voice fails, phrases are spoken live; nothing is held up.
 */
import { log } from '@livekit/agents';
import type { Prepared } from './prepare.ts';
import { renderPhrases } from './voice/speech/renderPhrases.ts';
import { audioCacheOf } from './voice/speechGear.ts';
import { within } from './voice/within.ts';
import { companySlotValues } from './words/loadWords.ts';

/** Longest wait for the opening, in ms; a call before it is spoken live. */
const OPENING_LIMIT_MS = 10_000;

export interface Rendering {
  /** The opening is there, or could not be made in time. */
  readonly opening: Promise<void>;
  /** All that could be made is there. Never rejects. */
  readonly done: Promise<void>;
  stop(): void;
}

export function renderBeforehand({ words, speech, settings }: Prepared): Rendering {
  const stopping = new AbortController();
  const opening = Promise.withResolvers<void>();
  const done = renderPhrases({
    words,
    synthesizer: speech.renderer,
    directory: audioCacheOf(settings.dataDir),
    slots: companySlotValues(words.company),
    signal: stopping.signal,
    onProgress({ phrase }) {
      if (phrase.startsWith('opening.')) return;
      speech.giveWay();
      opening.resolve();
    },
  })
    .then(
      () => undefined,
      (error: unknown) => {
        if (!stopping.signal.aborted) log().error({ error }, 'phrases could not be rendered');
      },
    )
    .finally(() => opening.resolve());
  return {
    opening: within(opening.promise, OPENING_LIMIT_MS).then(() => undefined),
    done,
    stop: () => stopping.abort(),
  };
}
