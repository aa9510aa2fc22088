/** Checks on the journal of a call: deterministic, each with what was found. */
import type { JournalEvent } from '../../records/journal/events.ts';
import type { Checks } from '../suite.ts';
import { missingInOrder } from './inOrder.ts';

export interface Finding {
  readonly check: string;
  readonly passed: boolean;
  /** What was expected and not found; '' where it passed. */
  readonly found: string;
}

export function check(events: readonly JournalEvent[], checks: Checks): Finding[] {
  const heard = events.flatMap((event) =>
    event.type === 'agent.said' && event.heard === event.text ? [event] : [],
  );
  const phrases = heard.flatMap((event) => (event.phrase === undefined ? [] : [event.phrase]));
  const words = heard.map((event) => event.text).join('\n');
  const situations = events.flatMap((event) =>
    event.type === 'situation.entered' ? [event.situation] : [],
  );
  const findings: Finding[] = [
    finding('phrases', missingInOrder(phrases, checks.phrases, Object.is)),
    finding(
      'never_phrases',
      checks.never_phrases.filter((id) => phrases.includes(id)),
    ),
    finding(
      'said',
      checks.said.filter((piece) => !words.includes(piece)),
    ),
    finding(
      'never_said',
      checks.never_said.filter((piece) => words.includes(piece)),
    ),
    finding(
      'situations',
      checks.situations.filter((name) => !situations.includes(name)),
    ),
    finding(
      'never_situations',
      checks.never_situations.filter((name) => situations.includes(name)),
    ),
    finding('duties', unfulfilled(events, checks.duties)),
    finding('handoff', handoff(events, checks)),
    finding(
      'events',
      missingInOrder(events, checks.events, holds).map((event) => JSON.stringify(event)),
    ),
    finding(
      'never_events',
      checks.never_events
        .filter((wanted) => events.some((event) => holds(event, wanted)))
        .map((event) => JSON.stringify(event)),
    ),
  ];
  return findings;
}

function finding(name: string, wrong: readonly string[]): Finding {
  return { check: name, passed: wrong.length === 0, found: wrong.join('；') };
}

function unfulfilled(events: readonly JournalEvent[], wanted: Checks['duties']): string[] {
  const fulfilled = events.flatMap((event) => (event.type === 'duty.fulfilled' ? [event] : []));
  if (wanted !== 'fulfilled') {
    return wanted.filter((phrase) => !fulfilled.some((event) => event.phrase === phrase));
  }
  const done = new Set(fulfilled.map((event) => event.dutyId));
  return events.flatMap((event) =>
    event.type === 'duty.opened' && !done.has(event.dutyId)
      ? [`${event.clause} ${event.phrase}`]
      : [],
  );
}

function handoff(events: readonly JournalEvent[], checks: Checks): string[] {
  const requested = events.flatMap((event) => (event.type === 'handoff.requested' ? [event] : []));
  const wrong: string[] = [];
  if (checks.handoff === 'required' && requested.length === 0) wrong.push('没有转人工');
  if (checks.handoff === 'forbidden' && requested.length > 0) {
    wrong.push(`不应转人工（${requested.map((event) => event.reason).join('、')}）`);
  }
  const { reason, department } = checks;
  if (reason && !requested.some((event) => event.reason === reason))
    wrong.push(`原因不是 ${reason}`);
  if (department && !requested.some((event) => event.department === department)) {
    wrong.push(`部门不是 ${department}`);
  }
  return wrong;
}

/** Whether an event has at least the fields of another, nested ones included. */
export function holds(event: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return Object.is(event, wanted);
  if (typeof event !== 'object' || event === null) return false;
  const fields = new Map<string, unknown>(Object.entries(event));
  return Object.entries(wanted).every(([key, value]) => holds(fields.get(key), value));
}
