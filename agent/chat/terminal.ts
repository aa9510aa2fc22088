/** Text mode for people: talk with the agent in a terminal, in Chinese. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { JournalEvent } from '../../records/journal/events.ts';
import { applyInput, type Input, InputError } from './input.ts';
import type { StartCall } from './startCall.ts';

const help = `直接输入文字即可对话。其他操作：
  /静默 秒数      来电人沉默（例如 /静默 8）
  /按键 0-9*#     按键
  /听不清         来电人说话但听不清
  /人工 接听|拒绝|超时|挂断    人工坐席的动作
  /人工说 内容    人工坐席说话
  /挂断           来电人挂机
  /新通话         开始新的通话
  /帮助           显示本说明    /退出  结束`;

const people: Readonly<Record<string, Input>> = {
  接听: { human: 'accept' },
  拒绝: { human: 'decline' },
  超时: { human: 'timeout' },
  挂断: { human: 'complete' },
};

/** @throws InputError with what may be typed */
export function readCommand(line: string): Input | 'help' | 'quit' {
  const [, command = '', rest = ''] = /^\/(\S+)\s*(.*)$/.exec(line.trim()) ?? [];
  if (command === '') return { say: line };
  if (command === '帮助') return 'help';
  if (command === '退出') return 'quit';
  if (command === '静默' && /^\d+(\.\d+)?$/.test(rest))
    return { silence: Math.round(Number(rest) * 1000) };
  if (command === '按键' && /^[0-9*#]{1,32}$/.test(rest)) return { dtmf: rest };
  if (command === '听不清') return { unintelligible: true };
  if (command === '人工说' && rest !== '') return { human: { say: rest } };
  const human = people[rest];
  if (command === '人工' && human) return human;
  if (command === '挂断') return { hangUp: true };
  if (command === '新通话') return { newCall: true };
  throw new InputError('没有这个操作，输入 /帮助 查看说明');
}

/** One journal event as a line for people; null for what only the journal needs. */
export function describe(event: JournalEvent): string | null {
  if (event.type === 'agent.said') return `坐席：${event.heard}`;
  if (event.type === 'human.said') return `人工（${event.human}）：${event.text}`;
  if (event.type === 'handoff.offered') return `· 正在呼叫人工坐席 ${event.human ?? ''}`;
  if (event.type === 'handoff.joined') return `· 人工坐席 ${event.human ?? ''} 已接听`;
  if (event.type === 'handoff.requested') {
    return `· 转接 ${event.department}（${event.reason}）诉求：${event.summary.demand}`;
  }
  if (event.type === 'ticket.opened')
    return `· 已建工单：${event.subject}，办结时限 ${event.dueAt}`;
  if (event.type === 'call.ended') return `· 通话结束（${event.by}：${event.reason}）`;
  return null;
}

export async function runTerminal(
  start: StartCall,
  input: Readable,
  output: Writable,
): Promise<void> {
  const print = (text: string) => output.write(`${text}\n`);
  const show = (event: JournalEvent) => {
    const line = describe(event);
    if (line !== null) print(line);
  };
  print(help);
  let call = await start(show);
  const reader = createInterface({ input, output, prompt: '来电人：' });
  reader.prompt();
  for await (const line of reader) {
    try {
      const read = readCommand(line);
      if (read === 'quit') break;
      if (read === 'help') print(help);
      else if ('newCall' in read) {
        await call.conductor.handle({ type: 'caller.left', reason: 'hung_up' });
        void call.close();
        call = await start(show, call.clock.now());
      } else await applyInput(call, read);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      print(`！${error.message}`);
    }
    reader.prompt();
  }
  await call.conductor.handle({ type: 'caller.left', reason: 'hung_up' });
  await call.close();
}
