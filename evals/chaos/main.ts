/**
 * `npm run chaos`: processes, worker, desk and database are killed under real callers, round after
 * round. Prints a table and writes `chaos.json`; exit 1 where a caller was lost, an event is missing
 * or doubled, or something is left behind.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dispose } from '@livekit/rtc-node';
import { Command } from 'commander';
import { startProduct } from '../../tests/support/product.ts';
import { recordedPrompts } from '../../tests/support/recordedPrompts.ts';
import { closeVoice } from '../../tests/support/voice.ts';
import { cells } from './cells.ts';
import { chaosTable } from './report.ts';
import { type ChaosReport, isClean, runChaos } from './runChaos.ts';

const command = new Command('chaos')
  .description('真实来电之下杀掉进程、坐席台、停顿数据库，核对没有丢电话、没有丢或重复的日志')
  .option('--rounds <轮数>', '每项做几轮', '10')
  .option('--only <项目>', `只做这些，逗号分隔：${cells.map(({ id }) => id).join(',')}`)
  .option('--database-seconds <秒>', '数据库停顿多久', '60')
  .option('--out <目录>', '结果文件夹', 'evals/runs/chaos')
  .parse();
const options = command.opts<{
  rounds: string;
  only?: string;
  databaseSeconds: string;
  out: string;
}>();

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
process.exit(await main());

async function main(): Promise<number> {
  const only = options.only?.split(',');
  const chosen = cells.filter(({ id }) => only === undefined || only.includes(id));
  if (chosen.length === 0) {
    process.stderr.write(`没有这样的项目：${options.only}\n`);
    return 2;
  }
  progress('正在启动媒体服务器、坐席台和接听进程');
  const prompts = await recordedPrompts();
  const product = await startProduct({ promptsFolder: prompts.folder });
  const report: ChaosReport = await runChaos({
    product,
    cells: chosen,
    rounds: Number(options.rounds),
    databaseMs: Number(options.databaseSeconds) * 1000,
    progress,
  }).finally(async () => {
    await product.stop();
    await rm(prompts.folder, { recursive: true, force: true });
    closeVoice();
    await dispose();
  });
  progress('');
  console.log(chaosTable(report));
  const folder = resolve(options.out);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'chaos.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log(`详细结果：${join(options.out, 'chaos.json')}`);
  return isClean(report) ? 0 : 1;
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
  else if (text !== '') process.stderr.write(`${text}\n`);
}
