/**
 * Speaks every phrase that can be spoken before a call into the audio cache.
 *
 * One phrase at a time, whole files only, and nothing that is there is made again: it may be
 * stopped and started at will, and two that run at once do each other no harm. It renders with the
 * one synthesizer it is given, which must be a single voice: a failover's sound would be filed under
 * a name that does not say whose voice it is.
 */
import type { Words } from '../../words/types.ts';
import { createAudioCache } from './audioCache.ts';
import { speechBounds } from './level.ts';
import { collect } from './pcm.ts';
import { phraseTexts } from './phraseTexts.ts';
import { SpeechFault, type SpeechSynthesizer } from './types.ts';

export interface RenderProgress {
  readonly phrase: string;
  readonly done: number;
  readonly total: number;
}

export interface RenderOptions {
  readonly words: Words;
  readonly synthesizer: SpeechSynthesizer;
  /** Folder of the audio cache; made where it is missing. */
  readonly directory: string;
  /** Slots known before a call: company, agent_id, agent_number. */
  readonly slots: Readonly<Record<string, string>>;
  readonly onProgress?: (progress: RenderProgress) => void;
  readonly signal?: AbortSignal;
}

export interface RenderResult {
  /** Sounds made now. */
  readonly rendered: number;
  /** Sounds that were there already. */
  readonly present: number;
}

/**
 * @throws SpeechFault where the synthesizer fails; what was rendered stays, a later run goes on
 * @throws the signal's reason when aborted
 */
export async function renderPhrases(options: RenderOptions): Promise<RenderResult> {
  const { words, synthesizer, slots, onProgress } = options;
  const signal = options.signal ?? new AbortController().signal;
  const cache = createAudioCache(options.directory);
  const all = phraseTexts(words, slots);
  let rendered = 0;
  let present = 0;
  for (const { phrase, text } of all) {
    if (cache.read(synthesizer.id, text)) {
      present += 1;
    } else {
      const pcm = await collect(synthesizer.synthesize(text, signal));
      signal.throwIfAborted();
      if (!speechBounds(pcm)) {
        throw new SpeechFault('garbage', `用语 ${phrase} 合成后没有声音（${synthesizer.id}）`);
      }
      cache.write(synthesizer.id, text, pcm);
      rendered += 1;
    }
    onProgress?.({ phrase, done: rendered + present, total: all.length });
  }
  return { rendered, present };
}
