/** How a call notes that newer words were broken, so that it is served with those before. */
import type { JournalEntry } from '../records/journal/events.ts';

/** Longest account of the faults in a journal; the worker's log has all of it. */
const LONGEST = 500;

/** @param fault every fault, with file and line */
export function servedOldWords(fault: string): JournalEntry {
  const [, ...faults] = fault.split('\n');
  return {
    type: 'fault.occurred',
    component: 'words',
    kind: 'broken',
    outcome: `沿用上一版用语与知识：${faults.join('；')}`.slice(0, LONGEST),
    ms: 0,
  };
}
