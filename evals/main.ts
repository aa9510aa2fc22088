/**
 * `npm run eval`: runs the scenarios in text mode against the agent as it is configured.
 * Exit 0 passed, 1 harness or configuration error, 2 too much unscored, 100 failed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readTextSetting } from '../agent/chat/setting.ts';
import { productName } from '../agent/productName.ts';
import { commandLine } from '../records/commandLine.ts';
import { exitCode, runJson, table } from './report.ts';
import { runScenario, type ScenarioResult } from './runScenario.ts';
import { loadScenarios, type Scenario, SuiteFault } from './suite.ts';

const command = commandLine('eval')
  .description('在文字模式下运行场景，检查通话日志')
  .option('--scenarios <目录>', '场景文件夹', join(import.meta.dirname, 'scenarios'))
  .option('--only <文字>', '只运行名称含此文字的场景')
  .option('--out <目录>', '结果文件夹', 'evals/runs/latest')
  .parse();
const options = command.opts<{ scenarios: string; only?: string; out: string }>();

process.exit(await main());

async function main(): Promise<number> {
  const startedAt = new Date().toISOString();
  const setting = readTextSetting();
  const scenarios = readScenarios();
  if (!setting || !scenarios) return 1;
  const results: ScenarioResult[] = [];
  for (const [index, scenario] of scenarios.entries()) {
    progress(`${index + 1}/${scenarios.length} ${scenario.label}`);
    results.push(await runScenario(scenario, { ...setting, product: productName }));
  }
  progress('');
  console.log(table(results));
  const folder = resolve(options.out);
  mkdirSync(folder, { recursive: true });
  const model = setting.models.map(({ id }) => id).join('→');
  const run = { startedAt, product: productName, model, hashes: setting.words.hashes };
  writeFileSync(join(folder, 'run.json'), runJson(results, run));
  console.log(`详细结果：${join(options.out, 'run.json')}`);
  return exitCode(results);
}

function readScenarios(): readonly Scenario[] | null {
  try {
    const all = loadScenarios(resolve(options.scenarios));
    const chosen = all.filter((one) => one.label.includes(options.only ?? ''));
    if (chosen.length > 0) return chosen;
    console.error(`没有名称含“${options.only}”的场景`);
  } catch (error) {
    if (!(error instanceof SuiteFault)) throw error;
    console.error(`场景文件有误：\n${error.message}`);
  }
  return null;
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}
