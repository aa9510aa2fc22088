/**
 * `npm run rules`: every clause of the rulebook, how it is met, and the tests and scenarios that
 * prove it. Exit 0 where every clause is proven or listed as open, 1 otherwise.
 */
import { dirname, join } from 'node:path';
import { loadWords } from '../../agent/words/loadWords.ts';
import { WordsFault } from '../../agent/words/wordsFault.ts';
import { commandLine } from '../../records/commandLine.ts';
import { SuiteFault } from '../suite.ts';
import { ClauseFault, loadClauses } from './clauses.ts';
import { collectScenarioProofs, collectTestProofs, ListFault } from './proofs.ts';
import { rulesJson, rulesTable } from './report.ts';
import { traceClauses } from './trace.ts';

const command = commandLine('rules')
  .description('列出规范的每一条：怎样落实，由哪些测试和场景证明')
  .option('--open', '只列未完成和没有证明的')
  .option('--json', '以 JSON 打印')
  .parse();
const { open, json } = command.opts<{ open?: boolean; json?: boolean }>();

process.exitCode = await main();

async function main(): Promise<number> {
  const root = dirname(dirname(import.meta.dirname));
  try {
    const proofs = [...(await collectTestProofs(root)), ...collectScenarioProofs(root)];
    const traced = traceClauses(loadClauses(root), loadWords(join(root, 'prompts')), proofs);
    const chosen = open ? traced.filter((one) => one.open !== null || !one.accounted) : traced;
    console.log(json ? rulesJson(chosen) : rulesTable(chosen));
    return traced.every(({ accounted }) => accounted) ? 0 : 1;
  } catch (error) {
    const known =
      error instanceof ClauseFault ||
      error instanceof ListFault ||
      error instanceof SuiteFault ||
      error instanceof WordsFault;
    if (!known) throw error;
    console.error(error.message);
    return 1;
  }
}
