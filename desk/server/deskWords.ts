/** What the pages show of the company's words and of the rulebook. It writes none of them. */
import type { Words } from '../../agent/words/types.ts';
import { briefingOf } from '../../records/journal/briefingOf.ts';

export interface DeskWords {
  readonly company: string;
  /** By name. */
  readonly departments: readonly string[];
  /** For callers: where to turn to about their data, and how long these are kept. */
  readonly privacy: { readonly contact: string; readonly keptFor: string };
  /** Which key stands for what. */
  readonly keypadMenu: string;
  readonly handoff: {
    /** What a person has after a call for what is left to write. */
    readonly wrapUpMs: number;
    /** A complaint may go to another department where its owner has nobody (decision 19). */
    readonly helpers: boolean;
    /** Work numbers of those who answer for a department; null: everybody does. */
    skilled(department: string): readonly string[] | null;
    /** Telephones of people by work number, rung where their page is not open. */
    readonly phones: Readonly<Record<string, string>>;
    /** When the company's day began; both are milliseconds since the epoch. */
    dayBegan(now: number): number;
  };
  /** The first words of the person who takes a transfer (ETI-5c1). */
  greeting(department: string): string;
  /** What is told by voice of a call that rings at a page (ETI-5d). */
  briefing(offer: Parameters<typeof briefingOf>[0]): string;
  /** What a clause demands, in a few words; its id where it has no title. */
  dutyName(clause: string): string;
}

/** @param titles of the clauses, by id */
export function createDeskWords(words: Words, titles: ReadonlyMap<string, string>): DeskWords {
  const { phrases, company } = words;
  return {
    company: company.name,
    privacy: company.privacy,
    departments: company.departments.map(({ name }) => name),
    keypadMenu: phrases.fill('keypad.menu'),
    handoff: {
      wrapUpMs: company.handoff.wrapUpMs,
      helpers: company.handoff.helpers,
      phones: company.handoff.phones,
      skilled: (department) =>
        company.departments.find(({ name }) => name === department)?.people ?? null,
      dayBegan: (now) => dayBegan(now, company.timeZone),
    },
    greeting: (department) =>
      phrases.fill('opening.switchboard.department', { slots: { department } }),
    briefing: (offer) =>
      phrases.fill('briefing', { form: 'screen', slots: { ...briefingOf(offer) } }),
    dutyName: (clause) => titles.get(clause) ?? clause,
  };
}

function dayBegan(now: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(now);
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return now - (((hours * 60 + minutes) * 60 + seconds) * 1000 + (now % 1000));
}
