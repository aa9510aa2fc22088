/**
 * `npm run chat`: the same agent in a terminal, or with `--jsonl` for programs. Reads its settings,
 * starts, and nothing else.
 */
import { Command } from 'commander';
import { productName } from '../productName.ts';
import { runJsonLines } from './jsonLines.ts';
import { readMoment } from './readMoment.ts';
import { readTextSetting } from './setting.ts';
import { callStarter } from './startCall.ts';
import { runTerminal } from './terminal.ts';

const command = new Command('chat')
  .description('在终端里与同一个客服对话；--jsonl 供程序使用')
  .option('--jsonl', '标准输出上每行一个 JSON 对象，其余都在标准错误上')
  .option('--now <ISO>', '通话开始的时刻，例如 2026-11-24T10:00:00+08:00')
  .option('--seed <文本>', '通话与工单编号的种子', 'three-rings')
  .parse();
const options = command.opts<{ jsonl?: boolean; now?: string; seed: string }>();

process.stdout.on('error', () => process.exit(0));
process.exit(await main());

async function main(): Promise<number> {
  const setting = readTextSetting();
  if (!setting) return 1;
  const given = options.now ?? setting.words.company.demoNow;
  const now = readMoment(given);
  if (now === null) {
    console.error(`--now 不是带时区的时刻，或没有这一天：${given}。例如 2026-11-24T10:00:00+08:00`);
    return 1;
  }
  const start = callStarter({ ...setting, product: productName, now, seed: options.seed });
  const run = options.jsonl ? runJsonLines : runTerminal;
  await run(start, process.stdin, process.stdout);
  return 0;
}
