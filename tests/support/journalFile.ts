/**
 * The journal of a call as it lies on disk, read by a test while the call goes on.
 *
 * It reads whole lines only and never the product's memory, so that what a test sees is what a
 * crash would leave behind.
 */
import { type FSWatcher, readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import type {
  JournalEvent,
  JournalEventOf,
  JournalEventType,
} from '../../records/journal/events.ts';
import { Changes } from './deadline.ts';

type Match<T extends JournalEventType> = (event: JournalEventOf<T>) => boolean;

export class JournalFile {
  readonly folder: string;
  readonly #changes = new Changes();

  constructor(dataFolder: string, callId: string) {
    this.folder = join(dataFolder, 'journal', callId);
  }

  /** All whole lines so far, in the order of parts. */
  events(): JournalEvent[] {
    return this.lines().map((line): JournalEvent => JSON.parse(line));
  }

  lines(): string[] {
    let parts: string[];
    try {
      parts = readdirSync(this.folder).filter((name) => /^\d+\.jsonl$/.test(name));
    } catch {
      return [];
    }
    parts.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
    return parts.flatMap((part) => {
      const lines = readFileSync(join(this.folder, part), 'utf8').split('\n');
      return lines.slice(0, -1).filter((line) => line !== '');
    });
  }

  all<T extends JournalEventType>(type: T, match: Match<T> = () => true): JournalEventOf<T>[] {
    return this.events().filter((event): event is JournalEventOf<T> => {
      return isOf(event, type) && match(event);
    });
  }

  /** The first event of a type (and match), as soon as it is on disk. */
  async event<T extends JournalEventType>(
    type: T,
    limitMs: number,
    match: Match<T> = () => true,
  ): Promise<JournalEventOf<T>> {
    return await this.until(limitMs, type, () => this.all(type, match)[0] ?? null);
  }

  /** Waits for anything that can be read off the journal. */
  async until<T>(limitMs: number, what: string, probe: () => T | null): Promise<T> {
    const watching = this.#watch();
    const secondNet = setInterval(() => this.#changes.notify(), 200);
    try {
      return await this.#changes.until(
        limitMs,
        () => `${what} in the journal:\n${this.story()}`,
        probe,
      );
    } finally {
      clearInterval(secondNet);
      watching?.close();
    }
  }

  /** The call in short, for messages of failing tests. */
  story(): string {
    return this.events().map(inShort).join('\n');
  }

  #watch(): FSWatcher | null {
    try {
      return watch(this.folder, () => this.#changes.notify());
    } catch {
      return null;
    }
  }
}

function isOf<T extends JournalEventType>(
  event: JournalEvent,
  type: T,
): event is JournalEventOf<T> {
  return event.type === type;
}

const envelope = new Set(['v', 'callId', 'part', 'seq', 'at', 'turn', 'type', 'hash', 'state']);

function inShort(event: JournalEvent): string {
  const fields = Object.entries(event).filter(([name]) => !envelope.has(name));
  const text = JSON.stringify(Object.fromEntries(fields));
  return `${event.at.slice(11, 23)} ${event.turn} ${event.type} ${text.slice(0, 200)}`;
}
