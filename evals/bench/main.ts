/**
 * `npm run bench`: how fast and how big a call is on this machine, over real calls, one at a time.
 * Prints a table with the first targets and writes `bench.json`. It measures and does not judge:
 * exit 0 whatever the figures, 1 where it could not measure.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { dispose } from '@livekit/rtc-node';
import { says } from '../../agent/models/testing/openAiStandIn.ts';
import { productName } from '../../agent/productName.ts';
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { loadWords } from '../../agent/words/loadWords.ts';
import { commandLine } from '../../records/commandLine.ts';
import { startEar } from '../../tests/support/ear.ts';
import { type Product, startProduct } from '../../tests/support/product.ts';
import { recordedPrompts } from '../../tests/support/recordedPrompts.ts';
import { startModelStandIn } from '../../tests/support/standIns/modelStandIn.ts';
import { closeVoice } from '../../tests/support/voice.ts';
import { measureColdCall, measureKilledCall, measureWarmCall } from './measureCalls.ts';
import { measureGate } from './measureGate.ts';
import { measureHandover } from './measureHandover.ts';
import { measureSituations } from './measureSituations.ts';
import type { MeasureName } from './measures.ts';
import { measureTextTurns } from './measureTextTurns.ts';
import { benchJson, benchTable } from './report.ts';

const command = commandLine('bench')
  .description(
    '在本机量时延与内存：真实通话，一次一通；通数都为 0 时只量文本模式、情形识别和话术闸门',
  )
  .option('--calls <通数>', '有预备进程的通话数', '20')
  .option('--handovers <通数>', '转接人工的通话数', '20')
  .option('--cold <通数>', '冷启动的通话数', '20')
  .option('--killed <通数>', '通话进程被杀的通话数', '20')
  .option('--out <目录>', '结果文件夹', 'evals/runs/bench')
  .parse();
const options = command.opts<{
  calls: string;
  cold: string;
  handovers: string;
  killed: string;
  out: string;
}>();
/** Real calls that are wanted; none where only text mode is to be measured. */
const wanted = [options.calls, options.cold, options.handovers, options.killed].reduce(
  (sum, count) => sum + Number(count),
  0,
);
const samples: Record<MeasureName, number[]> = {
  greetingCold: [],
  ringCold: [],
  greetingWarm: [],
  ringWarm: [],
  greetingLost: [],
  phraseTurn: [],
  phraseCommitted: [],
  modelTurn: [],
  modelCommitted: [],
  handoffRing: [],
  handoffSummary: [],
  handoffTalk: [],
  handoffGap: [],
  successor: [],
  gate: [],
  situations: [],
  textTurns: [],
  memory: [],
  memoryVoice: [],
};

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
process.exit(await main());

async function main(): Promise<number> {
  const startedAt = new Date().toISOString();
  const [loadBefore = 0] = loadavg();
  const words = loadWords(join(import.meta.dirname, '../../prompts'));
  samples.gate.push(...measureGate(words));
  samples.situations.push(...measureSituations(words));
  progress('正在量文本模式');
  samples.textTurns.push(...(await measureTextTurns(words)));
  const missed = wanted === 0 ? 0 : await measureCalls();
  console.log(benchTable(samples));
  const [loadAfter = 0] = loadavg();
  const load = { before: Number(loadBefore.toFixed(1)), after: Number(loadAfter.toFixed(1)) };
  console.log(`机器负载：开始 ${load.before}，结束 ${load.after}（处理器 ${cpus().length} 个）`);
  if (missed > 0) console.log(`${missed} 通电话没有量成，原因见上`);
  const folder = resolve(options.out);
  mkdirSync(folder, { recursive: true });
  const machine = { processors: cpus().length, memoryMB: Math.round(totalmem() / 1024 / 1024) };
  const run = { startedAt, product: productName, machine: { ...machine, load } };
  writeFileSync(join(folder, 'bench.json'), benchJson(samples, run));
  console.log(`详细结果：${join(options.out, 'bench.json')}`);
  const calls = [samples.greetingWarm, samples.greetingCold, samples.handoffTalk];
  return wanted === 0 || calls.some(({ length }) => length > 0) ? 0 : 1;
}

/** Starts the product and measures over real calls; @returns how many calls could not be measured. */
async function measureCalls(): Promise<number> {
  progress('正在启动媒体服务器、坐席台和接听进程');
  const ear = await startEar();
  const model = await startModelStandIn(() => says('续期可以在网上办理。'));
  const settings = { STT_BASE_URL: ear.baseUrl, ...model.settings };
  const { folder: promptsFolder, sound } = await recordedPrompts();
  const product = await startProduct({ promptsFolder, settings });
  return await measureAll(product, sound('opening.greeting')).finally(async () => {
    await product.stop();
    await Promise.all([ear.stop(), model.stop()]);
    await rm(promptsFolder, { recursive: true, force: true });
    closeVoice();
    await dispose();
  });
}

/** @returns how many calls could not be measured */
async function measureAll(product: Product, greeting: Pcm): Promise<number> {
  const record = (measure: MeasureName, value: number) => samples[measure].push(value);
  const plan = [
    ...Array.from({ length: Number(options.calls) }, () => ['预备进程', measureWarmCall] as const),
    ...Array.from({ length: Number(options.handovers) }, () => ['转接', measureHandover] as const),
    ...Array.from(
      { length: Number(options.killed) },
      () => ['进程被杀', measureKilledCall] as const,
    ),
    ...Array.from({ length: Number(options.cold) }, () => ['冷启动', measureColdCall] as const),
  ];
  let missed = 0;
  for (const [index, [name, measure]] of plan.entries()) {
    progress(`第 ${index + 1}/${plan.length} 通（${name}）`);
    try {
      await measure({ product, greeting, record });
    } catch (error) {
      missed += 1;
      progress(`第 ${index + 1} 通没有量成：${describe(error)}\n`);
    }
  }
  progress('');
  return missed;
}

function describe(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
  else if (text !== '') process.stderr.write(`${text}\n`);
}
