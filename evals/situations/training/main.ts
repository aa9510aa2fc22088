/**
 * `npm run train:situations`: learns the classifier of situations from the corpora `train` and
 * `dev` and writes its weights. The held-out corpus is not read. Takes minutes; the same corpora
 * give the same weights.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CorpusFault, loadCorpus, situations } from '../corpus.ts';
import { loadPatterns } from './patterns.ts';
import { samplesOf } from './samples.ts';
import { crossValidated } from './thresholds.ts';
import { train } from './train.ts';

const root = join(import.meta.dirname, '../../..');
const corpora = join(root, 'evals/corpora');
const target = join(root, 'agent/behaviours/recognition/sense/weights.json');

process.exitCode = main();

function main(): 0 | 1 {
  try {
    const patterns = loadPatterns(join(corpora, 'train'));
    const samples = samplesOf(patterns, loadCorpus(corpora, 'dev'), 7);
    console.error(`训练句 ${samples.length}（句式 ${patterns.length}）`);
    const thresholds = crossValidated(samples, (fold, of) => console.error(`交叉验证 ${fold}/${of}`));
    console.error('训练');
    writeFileSync(target, `${JSON.stringify({ ...train(samples), thresholds }, null, 1)}\n`);
    situations.forEach((situation, one) => console.log(situation.padEnd(22), thresholds[one]));
    return 0;
  } catch (error) {
    if (!(error instanceof CorpusFault)) throw error;
    console.error(`语料有误：\n${error.message}`);
    return 1;
  }
}
