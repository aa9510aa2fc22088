/**
 * Business that is not ours (ETI-6.1h, decision 6). What the company's directory knows is referred;
 * other trades are offered a person. Our own business is never out of scope: a clause that speaks of
 * certificates, keys, PIN, invoices or refunds of ours is no question to another office.
 */
import type { DirectoryEntry } from '../words/types.ts';
import { isOtherTrade, isUnderDiscussion } from './recognition/otherTrades.ts';
import { type Reading, read } from './recognition/reading.ts';

export const outOfScopeSituation = {
  situation: 'out_of_scope',
  clauses: ['ETI-6.1h'],
} as const;

/** The directory entry that the caller's words ask for, if any. */
export function directoryEntry(
  said: string,
  directory: readonly DirectoryEntry[],
): DirectoryEntry | null {
  return entryOf(read(said), directory);
}

/** Whether the words ask for business of another trade, in the directory or not. */
export function asksOtherBusiness(reading: Reading, directory: readonly DirectoryEntry[]): boolean {
  return entryOf(reading, directory) !== null || isOtherTrade(reading);
}

function entryOf(reading: Reading, directory: readonly DirectoryEntry[]): DirectoryEntry | null {
  for (const entry of directory) {
    const names = [entry.name, ...entry.aliases].map((name) => name.toLowerCase());
    const longestFirst = names.toSorted((one, other) => other.length - one.length);
    if (longestFirst.some((name) => isUnderDiscussion(name, reading))) return entry;
  }
  return null;
}
