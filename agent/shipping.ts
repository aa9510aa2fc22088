/**
 * The journal on its way from this machine to the desk server: of a running call, moments after it
 * is written; and, from the worker's own process, whatever calls left behind whose process is gone.
 */
import { join } from 'node:path';
import type { CallJournal } from '../records/journal/callJournal.ts';
import type { JournalEntry } from '../records/journal/events.ts';
import { createHttpReceiver } from '../records/journal/ship/httpReceiver.ts';
import { JournalShipper, type Schedule } from '../records/journal/ship/journalShipper.ts';
import { JournalSweeper } from '../records/journal/ship/journalSweeper.ts';
import type { AgentSettings } from './settings.ts';
import { within } from './voice/within.ts';

/** For the last events of a call; what has not gone by then is swept later. */
const LAST_EVENTS_MS = 2_000;
/** Between two rounds over the journals on disk. */
const SWEEP_EVERY_MS = 15_000;
/** A call that was written to more recently is shipped by its own process. */
const QUIET_MS = 60_000;

const schedule: Schedule = (ms, due) => {
  const timer = setTimeout(due, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

export interface Shipping {
  /** Something was written to the journal. */
  wake(): void;
  /** The call is over: sends what is left, within a limit. */
  close(): Promise<void>;
}

export function shipJournal(
  journal: () => CallJournal,
  desk: AgentSettings['desk'],
  note: (entry: JournalEntry) => void,
): Shipping {
  const shipper = new JournalShipper({
    source: {
      get count() {
        return journal().count;
      },
      line: (seq) => JSON.stringify(journal().event(seq)),
    },
    receiver: createHttpReceiver(desk),
    schedule,
    trouble: (kind, reason) =>
      note({
        type: 'fault.occurred',
        component: kind === 'later' ? 'desk' : 'journal',
        kind: reason,
        outcome: kind === 'later' ? '日志暂存本机，稍后补送' : '日志被拒收，留在本机，须人工核对',
        ms: 0,
      }),
  });
  return {
    wake: () => shipper.wake(),
    async close() {
      await within(shipper.flush(), LAST_EVENTS_MS);
      shipper.stop();
    },
  };
}

/** Sweeps as long as the process lives. */
export function sweepLeftovers(
  settings: Pick<AgentSettings, 'dataDir' | 'desk'>,
  failed: (error: unknown) => void,
): void {
  const sweeper = new JournalSweeper({
    folder: join(settings.dataDir, 'journal'),
    receiver: createHttpReceiver(settings.desk),
    now: () => Date.now(),
    quietMs: QUIET_MS,
    everyMs: SWEEP_EVERY_MS,
    schedule,
    refused: (callId, fault) => failed(new Error(`journal of ${callId} refused: ${fault}`)),
    failed,
  });
  sweeper.start();
}
