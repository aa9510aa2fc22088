/**
 * The ledger of a call's duties, read from its journal: what was owed by which clause, how it ended
 * and when. It is a view; the events are the truth, and a duty without an end stays open in it.
 */
import type { JournalEvent } from './events.ts';

export type DutyOutcome = 'open' | 'fulfilled' | 'interrupted' | 'repeated' | 'lapsed';

export interface LedgerLine {
  readonly dutyId: string;
  readonly clause: string;
  readonly phrase: string;
  readonly outcome: DutyOutcome;
  /** Why it lapsed; null where it did not, or where none is told. */
  readonly reason: string | null;
  /** How often it was cut short, and said again. */
  readonly interruptions: number;
  readonly repeats: number;
  /** ISO 8601. */
  readonly openedAt: string;
  /** When it was fulfilled or lapsed; null while it is owed. */
  readonly settledAt: string | null;
}

/** The duties of a call in the order in which they were opened. */
export function dutyLedger(events: readonly JournalEvent[]): readonly LedgerLine[] {
  const ledger = new Map<string, LedgerLine>();
  for (const event of events) {
    if (!('dutyId' in event)) continue;
    // What a dead process left open is settled by its successor, under the same id.
    const { dutyId } = event;
    ledger.set(dutyId, after(ledger.get(dutyId) ?? opened(event), event));
  }
  return [...ledger.values()];
}

type DutyEvent = Extract<JournalEvent, { dutyId: string }>;

function opened({ dutyId, clause, phrase, at }: DutyEvent): LedgerLine {
  return {
    dutyId,
    clause,
    phrase,
    outcome: 'open',
    reason: null,
    interruptions: 0,
    repeats: 0,
    openedAt: at,
    settledAt: null,
  };
}

function after(line: LedgerLine, event: DutyEvent): LedgerLine {
  switch (event.type) {
    case 'duty.opened':
      return line;
    case 'duty.fulfilled':
      return { ...line, outcome: 'fulfilled', settledAt: event.at };
    case 'duty.interrupted':
      return { ...line, outcome: 'interrupted', interruptions: line.interruptions + 1 };
    case 'duty.repeated':
      return { ...line, outcome: 'repeated', repeats: line.repeats + 1 };
    case 'duty.lapsed':
      return { ...line, outcome: 'lapsed', reason: event.reason ?? null, settledAt: event.at };
  }
}

const outcomes: Readonly<Record<DutyOutcome, string>> = {
  open: '未完成',
  fulfilled: '完成',
  interrupted: '被打断',
  repeated: '重说中',
  lapsed: '失效',
};

const reasons: Readonly<Record<string, string>> = { hung_up: '已挂断', limit: '已说三次' };

const headings = ['结果', '条款', '用语', '开启', '了结', '打断', '重说', '职责'];

/** The ledger as a table, one string a line, the headings first. */
export function ledgerTable(ledger: readonly LedgerLine[]): readonly string[] {
  const rows = [headings, ...ledger.map(cells)];
  const widths = headings.map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows.map((row) => row.map((cell, column) => padTo(cell, widths[column] ?? 0)).join('  '));
}

function cells(line: LedgerLine): readonly string[] {
  const reason = line.reason === null ? '' : `（${reasons[line.reason] ?? line.reason}）`;
  return [
    outcomes[line.outcome] + reason,
    line.clause,
    line.phrase,
    clock(line.openedAt),
    line.settledAt === null ? '-' : clock(line.settledAt),
    String(line.interruptions),
    String(line.repeats),
    line.dutyId,
  ];
}

/** Time of day in UTC, as the lines of the events above it show it. */
function clock(at: string): string {
  return at.slice(11, 23);
}

/** Columns of a terminal: a Chinese character or mark takes two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (/[\u2e80-\uffef]/u.test(one) ? 2 : 1), 0);
}

function padTo(text: string, width: number): string {
  return text + ' '.repeat(width - widthOf(text));
}
