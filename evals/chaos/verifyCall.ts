/**
 * Whether a call that was broken on the way is whole: its chain holds over all parts, it has one end,
 * no deed stands in it twice, no duty is left open, and the records have every line of it once.
 */
import { verifyChain } from '../../records/journal/chain.ts';
import type { JournalEvent } from '../../records/journal/events.ts';

export interface CallFaults {
  readonly callId: string;
  /** Journal lines on disk that the records lack, and lines that they have beyond those. */
  readonly missing: number;
  readonly surplus: number;
  /** Deeds that stand in the journal twice. */
  readonly doubled: readonly string[];
  /** What else is not as it must be, in words. */
  readonly broken: readonly string[];
}

/**
 * @param lines as they stand on disk, all parts
 * @param stored the lines that the records have
 */
export function verifyCall(
  callId: string,
  lines: readonly string[],
  stored: readonly string[],
): CallFaults {
  const events = lines.map((line): JournalEvent => JSON.parse(line));
  const chain = verifyChain(events);
  const ends = events.filter(({ type }) => type === 'call.ended').length;
  const open = openDuties(events);
  const broken = [
    ...(chain === null ? [] : [`chain: part ${chain.part} seq ${chain.seq}: ${chain.fault}`]),
    ...(ends === 1 && events.at(-1)?.type === 'call.ended' ? [] : [`${ends} ends`]),
    ...(open.length === 0 ? [] : [`open duties: ${open.join(', ')}`]),
  ];
  const there = new Set(stored);
  const here = new Set(lines);
  return {
    callId,
    missing: lines.filter((line) => !there.has(line)).length,
    surplus: stored.filter((line) => !here.has(line)).length + stored.length - there.size,
    doubled: twice(events.flatMap(deedOf)),
    broken,
  };
}

/** What makes a deed the same deed; nothing for an event that is none. */
function deedOf(event: JournalEvent): string[] {
  switch (event.type) {
    case 'ticket.opened':
      return [`ticket ${event.kind} ${event.subject}`];
    case 'complaint.recorded':
      return ['complaint'];
    case 'handoff.requested':
      return [`handoff for ${event.reason}`];
    case 'handoff.accepted':
    case 'handoff.joined':
    case 'handoff.completed':
      return [`${event.type} ${event.handoffId} ${event.human}`];
    case 'call.started':
      return ['call.started'];
    default:
      return [];
  }
}

function twice(deeds: readonly string[]): string[] {
  return deeds.filter((deed, index) => deeds.indexOf(deed) !== index);
}

function openDuties(events: readonly JournalEvent[]): string[] {
  const open = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'duty.opened') open.set(event.dutyId, event.phrase);
    if (event.type === 'duty.fulfilled' || event.type === 'duty.lapsed') open.delete(event.dutyId);
  }
  return [...open.values()];
}

export function isWhole({ missing, surplus, doubled, broken }: CallFaults): boolean {
  return missing + surplus + doubled.length + broken.length === 0;
}
