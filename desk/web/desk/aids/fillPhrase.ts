/**
 * A mandated phrase with what is known filled in. What is not known stays a named blank: the words
 * themselves are never changed. Pure.
 */
import { workbenchTexts } from '../../texts.ts';

const { blank, slots } = workbenchTexts.aids;

export interface PhraseContext {
  readonly workNumber: string;
  /** Of the handoff; null outside one. */
  readonly department: string | null;
  readonly surname: string | null;
  readonly title: string | null;
}

export function fillPhrase(text: string, context: PhraseContext): string {
  const { workNumber, department, surname, title } = context;
  const known: Readonly<Record<string, string | null>> = {
    department,
    surname,
    title,
    agent_id: `${workNumber}号`,
    agent_number: workNumber,
  };
  return text.replaceAll(
    /\{([^{}]*)\}/gu,
    (_, slot: string) => known[slot] ?? blank(slots[slot] ?? slot),
  );
}
