/**
 * `npm run erase -- --customer <id> | --number <n>`: erases a caller's data from their calls, in the
 * database and in the journal files here. It lists first what it would erase, and does it only after
 * a yes. The chain of each call stays verifiable, and the erasure is on record.
 */
import { join } from 'node:path';
import { commandLine } from '../../records/commandLine.ts';
import { callerSelectorSchema } from '../../records/erasure/callerSelector.ts';
import { eraseOnDisk } from '../../records/erasure/diskErasures.ts';
import type { FoundCall, FoundReason } from '../../records/erasure/findCalls.ts';
import { MaintenanceFault } from '../../records/maintenance/maintenance.ts';
import { confirm } from './confirm.ts';
import { runRecordsCommand } from './recordsCommand.ts';

const command = commandLine('erase')
  .description('删除一位来电人的数据：先列出，确认后才删除')
  .option('--customer <编号>', '客户编号')
  .option('--number <号码>', '来电号码或留下的联系电话')
  .option('--mentions', '连同只在对话里提到这个号码的通话')
  .option('--yes', '不再询问')
  .parse();
const { customer, number, mentions, yes } = command.opts<{
  customer?: string;
  number?: string;
  mentions?: boolean;
  yes?: boolean;
}>();
const word = '删除';
const because: Readonly<Record<FoundReason, string>> = {
  verified: '核实为此客户',
  called_from: '由此号码打来',
  contact: '留下此号码',
  mentioned: '对话里提到',
};

await runRecordsCommand(async ({ maintenance }, settings) => {
  const selector = chosen();
  const found = await maintenance.findCalls(selector);
  const listed = found.filter(({ reason }) => reason !== 'mentioned' || mentions === true);
  const others = found.length - listed.length;
  const ready = listed.filter(({ over }) => over);
  for (const call of listed) process.stdout.write(`${describe(call)}\n`);
  if (others > 0) {
    process.stdout.write(
      `另有 ${others} 通只是提到这个号码，可能是别人的；要一并删除请加 --mentions\n`,
    );
  }
  if (ready.length === 0) {
    process.stdout.write('没有可以删除的通话\n');
    return 0;
  }
  const question = `将删除这 ${ready.length} 通通话中来电人的数据，不能恢复。输入“${word}”继续：`;
  if (yes !== true && !(await confirm(question, word))) {
    process.stderr.write('没有删除。（不在终端里运行时，请加 --yes）\n');
    return 2;
  }
  const erasure = await maintenance.erase(
    selector,
    ready.map(({ callId }) => callId),
  );
  const onDisk = eraseOnDisk(join(settings.dataDir, 'journal'), erasure, erasure.events);
  process.stdout.write(
    `已删除：数据库中 ${erasure.events.length} 条事件，本机日志中 ${onDisk} 条。删除记录 ${erasure.erasureId}。\n以前的备份里仍有这些数据，请一并处理。\n`,
  );
  return 0;
});

function chosen() {
  const read = callerSelectorSchema.safeParse(
    customer === undefined ? { number } : { customer, ...(number === undefined ? {} : { number }) },
  );
  if (read.success) return read.data;
  throw new MaintenanceFault(
    '请给出 --customer <编号> 或 --number <号码>（5 到 20 位数字），只给一个。',
  );
}

function describe({ callId, reason, startedAt, over, events, tickets }: FoundCall): string {
  const state = over ? '' : '  还没有结束，这次不删';
  return `${callId}  ${startedAt ?? '—'}  ${events} 条事件  ${tickets} 张工单  ${because[reason]}${state}`;
}
