/** A journal event as one readable line, in Chinese: what `npm run calls -- <callId>` prints. */
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
  'mood.changed': '情绪',
  'pace.changed': '语速',
  'consent.changed': '录音告知',
  'complaint.recorded': '投诉记录',
  'ticket.opened': '工单',
  'handoff.requested': '转接·申请',
  'handoff.offered': '转接·呼叫',
  'handoff.accepted': '转接·接听',
  'handoff.declined': '转接·拒绝',
  'handoff.timed_out': '转接·超时',
  'handoff.joined': '转接·接通',
  'handoff.abandoned': '转接·放弃',
  'handoff.completed': '转接·结束',
  'human.said': '人工',
  'fault.occurred': '故障',
  'call.resumed': '通话恢复',
  'call.ended': '通话结束',
};

function content(event: JournalEvent): string {
  switch (event.type) {
    case 'agent.said': {
      const cut = event.heard === event.text ? '' : `（听到：“${event.heard}”）`;
      return `${event.text}${cut}${event.phrase ? ` [${event.phrase}]` : ` [${event.source}]`}`;
    }
    case 'caller.said':
    case 'human.said':
      return event.text;
    case 'duty.opened':
    case 'duty.fulfilled':
    case 'duty.interrupted':
    case 'duty.repeated':
    case 'duty.lapsed':
      return `${event.clause} ${event.phrase} (${event.dutyId})`;
    case 'situation.entered':
      return `${event.situation} ${event.clauses.join('、')} 由${event.by === 'rule' ? '规则' : '模型'}判定`;
    case 'state.saved':
      return event.phase;
    default: {
      const { v, callId, part, seq, at, turn, type, hash, ...fields } = event;
      return JSON.stringify(fields);
    }
  }
}

/** `#seq  time  turn  label  content`, one line. */
export function describeEvent(event: StoredEvent): string {
  const number = `#${event.part === 0 ? '' : `${event.part}.`}${event.seq}`.padEnd(6);
  const time = event.at.slice(11, 23);
  return `${number}${time}  第${event.turn}轮  ${labels[event.type] ?? event.type}  ${isErased(event) ? '（来电人数据已删除）' : content(event)}`;
}
