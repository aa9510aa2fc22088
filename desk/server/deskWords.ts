/** What the pages show of the company's words and of the rulebook. It writes none of them. */
import type { Words } from '../../agent/words/types.ts';

export interface DeskWords {
  readonly company: string;
  /** Which key stands for what. */
  readonly keypadMenu: string;
  /** The first words of the person who takes a transfer (ETI-5c1). */
  greeting(department: string): string;
  /** What a clause demands, in a few words; its id where it has no title. */
  dutyName(clause: string): string;
}

/** @param titles of the clauses, by id */
export function createDeskWords(words: Words, titles: ReadonlyMap<string, string>): DeskWords {
  const { phrases, company } = words;
  return {
    company: company.name,
    keypadMenu: phrases.fill('keypad.menu'),
    greeting: (department) =>
      phrases.fill('opening.switchboard.department', { slots: { department } }),
    dutyName: (clause) => titles.get(clause) ?? clause,
  };
}
