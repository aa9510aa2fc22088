/** Time of the situation test for one turn of a caller, over everything that `dev` says. */
import { join } from 'node:path';
import { recognise } from '../../agent/behaviours/recognise.ts';
import type { Words } from '../../agent/words/types.ts';
import { loadCorpus } from '../situations/corpus.ts';

const warmUp = 50;

/** Milliseconds of each turn; the first ones, which load dictionaries, are left out. */
export function measureSituations({ company }: Words): number[] {
  const texts = loadCorpus(join(import.meta.dirname, '../corpora'), 'dev').map(({ text }) => text);
  for (const text of texts.slice(-warmUp)) recognise(text, company);
  return texts.slice(0, -warmUp).map((text) => {
    const began = performance.now();
    recognise(text, company);
    return performance.now() - began;
  });
}
