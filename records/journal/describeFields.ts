/** What an event says beside its type, as a person reads it in `npm run calls -- <callId>`. */
import type { HandoffCause, JournalEvent, JournalEventOf } from './events.ts';
import { reasonNames } from './reasonNames.ts';

const moods = { calm: '平静', upset: '不满', angry: '愤怒' } as const;
const channels = { phone: '电话', web: '网页', text: '文字模式' } as const;
const enders = { caller: '来电人', agent: '机器人', human: '人工', system: '系统' } as const;
const consents = {
  notified: '已告知',
  objected: '来电人反对',
  withdrawn: '来电人撤回同意',
} as const;
const plans = { go_on: '不录音，继续服务', person: '转人工', end: '结束通话' } as const;
const tickets = { complaint: '投诉', callback: '回电', suggestion: '建议', fault: '故障' } as const;
const outcomes = { handed_over: '转给同事', taken_back: '接回', failed: '没有商量成' } as const;
const causes: Readonly<Record<HandoffCause, string>> = {
  no_answer: '无人应答',
  busy: '忙',
  declined: '拒绝',
  voicemail: '语音信箱',
  left: '断线离开',
  hung_up: '挂断',
  withdrawn: '撤回',
};

/** Who ended a call, in Chinese. */
export function enderOf(by: JournalEventOf<'call.ended'>['by']): string {
  return enders[by];
}

const contactFields: Readonly<Record<string, string>> = {
  phone: '登记的手机号码',
  complaint_contact: '投诉的联系电话',
};

export function describeFields(event: JournalEvent): string {
  switch (event.type) {
    case 'call.started': {
      const { channel, direction, caller, ringMs, release } = event;
      const who = [caller.name, caller.number].filter(Boolean).join(' ');
      const way = direction === 'inbound' ? '来电' : '外呼';
      return `${channels[channel]}${way}${who && `（${who}）`}，响铃 ${seconds(ringMs)}，${release.product}，模型 ${release.model}`;
    }
    case 'agent.said': {
      const cut = event.heard === event.text ? '' : `（听到：“${event.heard}”）`;
      return `${event.text}${cut}${event.phrase ? ` [${event.phrase}]` : ` [${event.source}]`}`;
    }
    case 'caller.said':
      return event.text;
    case 'human.said':
      return `${event.human} 号：${event.text}`;
    case 'caller.silent':
      return seconds(event.ms);
    case 'caller.dtmf':
      return event.digits;
    case 'duty.opened':
    case 'duty.fulfilled':
    case 'duty.interrupted':
    case 'duty.repeated':
    case 'duty.lapsed':
      return `${event.clause} ${event.phrase} (${event.dutyId})`;
    case 'situation.entered':
      return `${event.situation} ${event.clauses.join('、')} 由${event.by === 'rule' ? '规则' : '模型'}判定`;
    case 'gate.intervened': {
      const spoken = event.spoken === '' ? '不说' : `改为“${event.spoken}”`;
      return `${event.rule} ${event.clauses.join('、')}：“${event.original}” ${spoken}`;
    }
    case 'tool.called': {
      const outcome = event.error ?? JSON.stringify(event.result);
      const mark = event.error === undefined ? '→' : '未成功：';
      return `${event.name}（${event.effect === 'read' ? '读' : '写'}，${event.ms} 毫秒）${JSON.stringify(event.arguments)} ${mark} ${outcome}`;
    }
    case 'mood.changed':
      return `${moods[event.mood]}：“${event.quote}”`;
    case 'consent.changed':
      return consents[event.recording] + (event.plan ? `，${plans[event.plan]}` : '');
    case 'complaint.recorded': {
      const { time, place, people, event: what, demand, caller, contact, severity } = event;
      const elements = { 时间: time, 地点: place, 人物: people, 事件: what, 诉求: demand };
      const told = Object.entries({ ...elements, 来电人: caller, 电话: contact });
      const kind = severity === 'complex' ? '复杂' : '简单';
      return `${kind}；${told.map(([name, value]) => `${name}：${value ?? '未说明'}`).join('；')}`;
    }
    case 'ticket.opened': {
      const { kind, ticketId, subject, owner, dueAt, caller, contact } = event;
      const who = [caller, contact].filter(Boolean).join(' ');
      return `${tickets[kind]} ${ticketId}：${subject}，${owner}，期限 ${moment(dueAt)}${who && `，${who}`}`;
    }
    case 'contact.changed': {
      const whose = [event.customerId, event.ticketId].filter(Boolean).join(' ');
      return `${contactFields[event.field] ?? event.field} → ${event.value}${whose && `（${whose}）`}`;
    }
    case 'handoff.requested':
      return `${reasonNames[event.reason]} → ${event.department}，诉求：${event.summary.demand || '未说明'}`;
    case 'summary.polished': {
      const how = event.wording
        ? `诉求：${event.wording.demand}`
        : `保留原文（${event.cause ?? ''}）`;
      return `${how}，${event.model}，${event.ms} 毫秒`;
    }
    case 'handoff.offered':
    case 'handoff.accepted':
    case 'handoff.joined':
      return person(event.human);
    case 'handoff.declined':
    case 'handoff.timed_out':
    case 'handoff.abandoned':
    case 'handoff.completed':
      return [person(event.human), event.cause && causes[event.cause]].filter(Boolean).join('，');
    case 'hold.news':
      return `${event.text}（${event.by === 'page' ? '来电页' : '线路'}）`;
    case 'consult.started':
      return `${person(event.human)} → ${event.department}`;
    case 'consult.joined':
      return person(event.human);
    case 'consult.ended':
      return [person(event.human), outcomes[event.outcome], event.cause && causes[event.cause]]
        .filter(Boolean)
        .join('，');
    case 'satisfaction.rated':
      return `${event.score} 分`;
    case 'fault.occurred':
      return `${event.component} ${event.kind}：${event.outcome}（${event.ms} 毫秒）`;
    case 'state.saved':
    case 'turn.planned':
      return event.phase;
    case 'call.resumed':
      return `接在 part ${event.after.part} seq ${event.after.seq} 之后`;
    case 'call.ended':
      return `${enders[event.by]}（${event.reason}）`;
    default: {
      const { v, callId, part, seq, at, turn, type, hash, ...fields } = event;
      return Object.keys(fields).length === 0 ? '' : JSON.stringify(fields);
    }
  }
}

function person(human: string | undefined): string {
  return human === undefined ? '' : `${human} 号`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} 秒`;
}

/** A point in time to the minute, in UTC like all times of this page. */
function moment(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
