/**
 * `npm run calls`: lists calls; with a call id, prints one readably and verifies its chain.
 * Exit 0 whole, 2 no such call, 3 broken (part and seq are named). `--json` prints the raw lines.
 */
import { join } from 'node:path';
import { commandLine } from '../commandLine.ts';
import { readErasures } from '../erasure/diskErasures.ts';
import { describeEvent } from './describeEvent.ts';
import { enderOf } from './describeFields.ts';
import { dutyLedger, ledgerTable } from './dutyLedger.ts';
import { isWhole } from './eraseEvent.ts';
import { listCalls, type ReadCall, readCall } from './readCall.ts';
import { readJournalSettings } from './settings.ts';

const command = commandLine('calls')
  .description('列出通话；给出通话编号时，打印该通话并核验其散列链')
  .argument('[callId]', '通话编号')
  .option('--json', '打印原始行')
  .parse();

const folder = join(readJournalSettings().dataDirectory, 'journal');
const [callId] = command.args;
const { json } = command.opts<{ json?: boolean }>();
process.exitCode = callId === undefined ? list() : show(callId);

function list(): number {
  const calls = listCalls(folder);
  if (calls.length === 0) console.log(`还没有通话（${folder}）`);
  for (const id of calls) {
    const call = readCall(folder, id);
    if (call) console.log(json ? JSON.stringify(overview(call)) : line(call));
  }
  return 0;
}

function overview(call: ReadCall) {
  const started = call.events[0];
  const last = call.events.at(-1);
  const ended = last?.type === 'call.ended' && 'by' in last ? last : null;
  return {
    callId: call.callId,
    startedAt: started?.at ?? null,
    endedAt: ended?.at ?? null,
    endedBy: ended?.by ?? null,
    events: call.events.length,
    erased: call.erased,
    whole: call.broken === null,
  };
}

function line(call: ReadCall): string {
  const { startedAt, endedAt, endedBy, events, whole } = overview(call);
  const end = endedBy === null ? '未结束' : `${enderOf(endedBy)}结束`;
  const columns = [
    call.callId,
    startedAt === null ? '—' : `${startedAt.slice(0, 19).replace('T', ' ')} UTC`,
    lasted(startedAt, endedAt).padStart(6),
    `${events} 条`.padStart(6),
    end,
    whole ? '链完整' : '链已损坏',
    ...(call.erased === 0 ? [] : [`已删除来电人数据（${call.erased} 条）`]),
  ];
  return columns.join('  ');
}

/** Minutes and seconds from the first event to the last; — where it has not ended. */
function lasted(startedAt: string | null, endedAt: string | null): string {
  if (startedAt === null || endedAt === null) return '—';
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function show(id: string): number {
  const call = readCall(folder, id);
  if (!call) {
    console.error(`没有通话 ${id}（在 ${folder} 中查找）。运行 npm run calls 列出全部通话。`);
    return 2;
  }
  if (json) for (const row of call.lines) console.log(row);
  else print(call);
  if (call.torn) console.error('最后一行不完整：进程在写入时被终止，这一条事件丢失。');
  if (!call.broken) return 0;
  const { part, seq, fault } = call.broken;
  console.error(`散列链在 part ${part} seq ${seq} 处断开：${fault}`);
  return 3;
}

function print(call: ReadCall): void {
  console.log(
    `${call.callId}，${overview(call).startedAt?.slice(0, 10) ?? '没有事件'}（时间为 UTC）\n`,
  );
  for (const event of call.events) console.log(describeEvent(event));
  console.log('\n职责：');
  for (const line of ledgerTable(dutyLedger(call.events.filter(isWhole)))) console.log(`  ${line}`);
  if (call.broken) return;
  console.log(`\n散列链完整，共 ${call.events.length} 条。`);
  for (const { erasureId, at, events } of readErasures(join(folder, call.callId))) {
    console.log(`来电人数据已删除：${at}，${events.length} 条，删除记录 ${erasureId}。`);
  }
}
