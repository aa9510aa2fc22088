/**
 * `npm run eval:situations`: the deterministic situation test over a split of the labelled
 * utterances. Exit 0 targets hold, 1 configuration error, 100 a target is missed. It imports the
 * recogniser and knows none of its patterns.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { recognise } from '../../agent/behaviours/recognise.ts';
import { productName } from '../../agent/productName.ts';
import { loadWords } from '../../agent/words/loadWords.ts';
import type { Company } from '../../agent/words/types.ts';
import { WordsFault } from '../../agent/words/wordsFault.ts';
import { commandLine } from '../../records/commandLine.ts';
import { CorpusFault, type Entry, loadCorpus, loadSet, type Split, splits } from './corpus.ts';
import { errorList, runJson, table } from './report.ts';
import { judge, rows } from './score.ts';
import { missedTargets } from './targets.ts';

const root = join(import.meta.dirname, '../..');
const command = commandLine('eval:situations')
  .description('用标注语料检查情形识别：各情形的精确率与召回率')
  .addOption(new Option('--split <集>', '语料集').choices(splits).default('held-out'))
  .option('--errors', '列出识别错误的句子（仅限 dev）', false)
  .option('--corpora <目录>', '语料文件夹', join(root, 'evals/corpora'))
  .option('--set <目录>', '另一套语料（格式同 held-out，可以只有几个情形），只给出数目')
  .option('--out <目录>', '结果文件夹', 'evals/runs/situations')
  .parse();
const options = command.opts<{
  split: Split;
  errors: boolean;
  corpora: string;
  set?: string;
  out: string;
}>();

process.exitCode = main();

function main(): 0 | 1 | 100 {
  const { errors, split, set } = options;
  if (errors && (split !== 'dev' || set !== undefined)) {
    console.error(
      'held-out 和 --set 只给出数目，不列句子，以免照着它写规则。请改用 --split dev --errors',
    );
    return 1;
  }
  const read = readSetting();
  if (read === null) return 1;
  const startedAt = new Date().toISOString();
  const names = (text: string) => recognise(text, read.company).map(({ situation }) => situation);
  const judged = judge(read.entries, names, () => performance.now());
  const result = rows(judged);
  if (errors) console.log(`${errorList(judged)}\n`);
  console.log(table(result, judged));
  const folder = resolve(options.out);
  mkdirSync(folder, { recursive: true });
  const name = set === undefined ? split : 'set';
  writeFileSync(
    join(folder, `${name}.json`),
    runJson(result, judged, { startedAt, product: productName, split: name }),
  );
  console.log(`详细结果：${join(options.out, `${name}.json`)}`);
  return missedTargets(result).length > 0 ? 100 : 0;
}

/** @returns null where something is wrong; it has been said on stderr then */
function readSetting(): { company: Company; entries: readonly Entry[] } | null {
  try {
    return {
      company: loadWords(join(root, 'prompts')).company,
      entries:
        options.set === undefined
          ? loadCorpus(resolve(options.corpora), options.split)
          : loadSet(resolve(options.set)),
    };
  } catch (error) {
    if (error instanceof CorpusFault) console.error(`语料有误：\n${error.message}`);
    else if (error instanceof WordsFault) console.error(error.message);
    else throw error;
    return null;
  }
}
