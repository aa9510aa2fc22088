/** A journal event as one readable line, in Chinese: what `npm run calls -- <callId>` prints. */
import { describeFields } from './describeFields.ts';
import { isErased } from './eraseEvent.ts';
import type { JournalEvent, StoredEvent } from './events.ts';

const labels: Partial<Record<JournalEvent['type'], string>> = {
  'call.started': '来电接起',
  'agent.said': '坐席',
  'caller.said': '来电人',
  'caller.silent': '来电人沉默',
  'caller.unintelligible': '听不清来电人',
  'caller.dtmf': '来电人按键',
  'duty.opened': '职责·开启',
  'duty.fulfilled': '职责·完成',
  'duty.interrupted': '职责·被打断',
  'duty.repeated': '职责·重说',
  'duty.lapsed': '职责·失效',
  'situation.entered': '情形',
  'gate.intervened': '把关',
  'tool.called': '工具',
  'identity.verified': '身份核实',
  'caller.matched': '号码相符',
  'mood.changed': '情绪',
  'pace.changed': '语速',
  'consent.changed': '录音告知',
  'complaint.recorded': '投诉记录',
  'ticket.opened': '工单',
  'handoff.requested': '转接·申请',
  'summary.polished': '转接·摘要润色',
  'handoff.queued': '转接·排队',
  'handoff.offered': '转接·呼叫',
  'handoff.accepted': '转接·接听',
  'handoff.declined': '转接·拒绝',
  'handoff.timed_out': '转接·超时',
  'handoff.joined': '转接·接通',
  'handoff.abandoned': '转接·放弃',
  'handoff.completed': '转接·结束',
  'human.said': '人工',
  'satisfaction.rated': '评分',
  'participant.joined': '加入',
  'participant.left': '离开',
  'contact.changed': '联系方式',
  'hold.started': '等候·开始',
  'hold.news': '等候·告知',
  'consult.started': '商量·开始',
  'consult.joined': '商量·接通',
  'consult.ended': '商量·结束',
  'hold.ended': '等候·结束',
  'state.saved': '状态',
  'turn.planned': '计划',
  'fault.occurred': '故障',
  'call.resumed': '通话恢复',
  'call.ended': '通话结束',
};

/** `#seq  time  turn  label  content`, one line. */
export function describeEvent(event: StoredEvent): string {
  const number = `#${event.part === 0 ? '' : `${event.part}.`}${event.seq}`.padEnd(6);
  const time = event.at.slice(11, 23);
  return `${number}${time}  第${event.turn}轮  ${labels[event.type] ?? event.type}  ${isErased(event) ? '（来电人数据已删除）' : printable(describeFields(event))}`.trimEnd();
}

/** Control characters, and those that turn the direction of writing: they could forge what a terminal shows. */
const unprintable = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** What a caller typed may hold anything; here it stays on its line. */
function printable(text: string): string {
  const escaped = (character: string) =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replace(unprintable, escaped);
}
