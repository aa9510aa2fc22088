/**
 * `npm run train:situations`: learns the classifier of situations from the corpora `train` and
 * `dev` and writes its weights. The held-out corpus is not read. Takes minutes; the same corpora
 * and rules give the same weights, byte for byte.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZodError } from 'zod';
import { loadWords } from '../../../agent/words/loadWords.ts';
import { WordsFault } from '../../../agent/words/wordsFault.ts';
import { CorpusFault, loadCorpus, situations } from '../corpus.ts';
import { crossValidated, linesOf } from './lines.ts';
import { loadPatterns } from './patterns.ts';
import { samplesOf } from './samples.ts';
import { train } from './train.ts';

const root = join(import.meta.dirname, '../../..');
const corpora = join(root, 'evals/corpora');
const target = join(root, 'agent/behaviours/sense/weights.json');
const seed = 7;

process.exitCode = main();

function main(): 0 | 1 {
  try {
    const { company } = loadWords(join(root, 'prompts'));
    const patterns = loadPatterns(join(corpora, 'train'));
    const samples = samplesOf(patterns, loadCorpus(corpora, 'dev'), company, seed);
    console.error(`训练句 ${samples.length}（句式 ${patterns.length}）`);
    const points = crossValidated(samples, (fold, of) => console.error(`交叉验证 ${fold}/${of}`));
    const lines = linesOf(points);
    console.error('训练');
    writeFileSync(target, `${JSON.stringify({ ...train(samples), lines }, null, 1)}\n`);
    console.log('情形                    分数线  有规则时');
    situations.forEach((situation, one) => {
      const [alone, confirmed] = [lines.alone[one] ?? 0, lines.confirmed[one] ?? 0];
      console.log(`${situation.padEnd(22)}${figure(alone)}${figure(confirmed)}`);
    });
    return 0;
  } catch (error) {
    if (error instanceof CorpusFault) console.error(`语料有误：\n${error.message}`);
    else if (error instanceof WordsFault) console.error(error.message);
    else if (error instanceof ZodError || error instanceof SyntaxError) {
      console.error(`训练语料 evals/corpora/train 有误：\n${error.message}`);
    } else throw error;
    return 1;
  }
}

function figure(value: number): string {
  return value.toFixed(2).padStart(8);
}
