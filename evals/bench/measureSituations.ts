/** Time of the situation test of one turn, over every labelled utterance, each fresh to it. */
import { join } from 'node:path';
import { recognise } from '../../agent/behaviours/recognise.ts';
import type { Words } from '../../agent/words/types.ts';
import { loadCorpus, splits } from '../situations/corpus.ts';

const corpora = join(import.meta.dirname, '../corpora');

/** Milliseconds of each test; the utterances of the first split warm up and are left out. */
export function measureSituations({ company }: Words): number[] {
  const [warm, measured] = splits.map((split) => loadCorpus(corpora, split));
  for (const { text } of warm ?? []) recognise(text, company);
  return (measured ?? []).map(({ text }) => {
    const began = performance.now();
    recognise(text, company);
    return performance.now() - began;
  });
}
