/** What happened in a call beside its words, as a mark of the time line; null for what a person need not see. */
import { toolName } from '../../../../records/journal/toolNames.ts';
import { formatDeadline } from '../../shared/formatDeadline.ts';
import { deskTexts, workbenchTexts } from '../../texts.ts';
import type { PageEvent } from './pageEvent.ts';
import type { MarkEntry } from './timelineEntry.ts';

const { timeline: texts, tickets } = workbenchTexts;
const { marks } = texts;

type Mark = Pick<MarkEntry, 'tone' | 'label' | 'text'>;

export function markOf(event: PageEvent): Mark | null {
  switch (event.type) {
    case 'call.started':
      return plain(event.direction === 'inbound' ? marks.started : marks.rang, '');
    case 'situation.entered':
      return plain(marks.situation, texts.situations[event.situation] ?? event.situation);
    case 'gate.intervened': {
      const spoken = event.spoken === '' ? marks.gateDropped : marks.gateSpoken(event.spoken);
      return { tone: 'care', label: marks.gate, text: `“${event.original}” ${spoken}` };
    }
    case 'tool.called': {
      const name = toolName(event.name);
      if (event.error !== undefined) {
        return { tone: 'bad', label: marks.tool, text: marks.failed(name) };
      }
      return plain(marks.tool, name);
    }
    case 'identity.verified':
      return { tone: 'good', label: marks.verified, text: '' };
    case 'mood.changed': {
      const tone = event.mood === 'calm' ? 'good' : event.mood === 'angry' ? 'bad' : 'care';
      return { tone, label: marks.mood, text: deskTexts.moods[event.mood] };
    }
    case 'pace.changed':
      return plain(event.pace === 'slow' ? marks.slow : marks.normalPace, '');
    case 'consent.changed': {
      const tone = event.recording === 'notified' ? 'plain' : 'bad';
      return { tone, label: marks.consent, text: texts.consents[event.recording] };
    }
    case 'hold.started':
      return plain(marks.hold, '');
    case 'hold.news':
      return plain(marks.holdNews, event.text);
    case 'hold.ended':
      return plain(marks.holdEnded(Math.round((event.ms ?? 0) / 1000)), '');
    case 'caller.silent':
      return plain(marks.silent(Math.round(event.ms / 1000)), '');
    case 'caller.unintelligible':
      return plain(marks.unintelligible, '');
    case 'complaint.recorded':
      return { tone: 'care', label: marks.complaint, text: event.event ?? '' };
    case 'ticket.opened': {
      const due = formatDeadline(event.dueAt);
      const label = `${marks.ticket}·${tickets.kinds[event.kind]}`;
      return { tone: 'care', label, text: `${event.subject}（${tickets.due} ${due}）` };
    }
    case 'contact.changed':
      return plain(marks.contact, event.value);
    case 'satisfaction.rated':
      return plain(marks.rated(event.score), '');
    case 'fault.occurred':
      return { tone: 'bad', label: marks.fault, text: event.outcome };
    case 'call.resumed':
      return { tone: 'bad', label: marks.resumed, text: '' };
    case 'call.ended':
      return plain(marks.ended, texts.enders[event.by]);
    default:
      return handoffMark(event);
  }
}

function handoffMark(event: PageEvent): Mark | null {
  const text = handoffText(event);
  if (text === null) return null;
  const tone = event.type === 'handoff.joined' ? 'good' : 'plain';
  return { tone, label: marks.handoff, text };
}

function handoffText(event: PageEvent): string | null {
  switch (event.type) {
    case 'handoff.requested':
      return `${marks.requested(event.department)}：${deskTexts.reasons[event.reason]}`;
    case 'handoff.offered':
      return marks.offered(personOf(event.human));
    case 'handoff.accepted':
      return marks.accepted(personOf(event.human));
    case 'handoff.declined':
      return marks.declined(personOf(event.human), texts.causes[event.cause ?? 'declined']);
    case 'handoff.timed_out':
      return marks.timedOut(personOf(event.human));
    case 'consult.started':
      return marks.consulting(event.department);
    case 'consult.joined':
      return marks.consultJoined(personOf(event.human));
    case 'consult.ended':
      return marks.consultEnded[event.outcome];
    case 'handoff.joined':
      return marks.joined(personOf(event.human));
    case 'handoff.abandoned':
      return marks.abandoned;
    case 'handoff.completed':
      return marks.completed;
    default:
      return null;
  }
}

function personOf(human: string | undefined): string {
  return human === undefined ? texts.somebody : texts.numbered(human);
}

function plain(label: string, text: string): Mark {
  return { tone: 'plain', label, text };
}
