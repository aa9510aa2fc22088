/**
 * `npm run chat`: the same agent in a terminal, or with `--jsonl` for programs. Reads its settings,
 * starts, and nothing else.
 */
import { commandLine } from '../../records/commandLine.ts';
import { productName } from '../productName.ts';
import { type Beginning, beginningSchema } from './callAnswered.ts';
import { runJsonLines } from './jsonLines.ts';
import { readMoment } from './readMoment.ts';
import { readTextSetting } from './setting.ts';
import { callStarter } from './startCall.ts';
import { runTerminal } from './terminal.ts';

const command = commandLine('chat')
  .description('在终端里与同一个客服对话；--jsonl 供程序使用')
  .option('--jsonl', '标准输出上每行一个 JSON 对象，其余都在标准错误上')
  .option('--now <ISO>', '通话开始的时刻，例如 2026-11-24T10:00:00+08:00')
  .option('--seed <文本>', '通话与工单编号的种子', 'three-rings')
  .option('--channel <渠道>', 'phone、web 或 text', 'text')
  .option('--no-ear', '听不见来电人说话（电话来电改用按键菜单）')
  .option('--ring-ms <毫秒>', '响铃多久才接起')
  .option('--busy-ms <毫秒>', '坐席繁忙还要多久')
  .option('--outbound <JSON>', '外呼：{"ticketId","name","title","reportedOn","topic","result"}')
  .parse();
const options = command.opts<{
  jsonl?: boolean;
  now?: string;
  seed: string;
  channel: string;
  ear: boolean;
  ringMs?: string;
  busyMs?: string;
  outbound?: string;
}>();

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
  const beginning = readBeginning();
  if (!beginning) return 1;
  const start = callStarter({
    ...setting,
    begins: beginning,
    product: productName,
    now,
    seed: options.seed,
  });
  const run = options.jsonl ? runJsonLines : runTerminal;
  await run(start, process.stdin, process.stdout);
  return 0;
}

/** How the call begins; null where an option is wrong, which has been said on stderr then. */
function readBeginning(): Beginning | null {
  const { channel, ear, ringMs, busyMs, outbound } = options;
  const read = beginningSchema.safeParse({
    channel,
    ear,
    ...(ringMs === undefined ? {} : { ringMs: Number(ringMs) }),
    ...(busyMs === undefined ? {} : { busyMs: Number(busyMs) }),
    ...(outbound === undefined ? {} : { outbound: parsed(outbound) }),
  });
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) {
    console.error(`--${path.join('.')}：${message}`);
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
