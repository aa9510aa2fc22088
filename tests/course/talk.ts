/** A dialogue in text mode, and what its journal holds: real session, scripted model, clock by hand. */
import type { Beginning } from '../../agent/chat/callAnswered.ts';
import { applyInput, type Input } from '../../agent/chat/input.ts';
import type { Delays } from '../../agent/chat/slowTools.ts';
import { createTextCall } from '../../agent/chat/textCall.ts';
import { createScriptedModel } from '../../agent/models/scripted/scriptedModel.ts';
import { loadWords } from '../../agent/words/loadWords.ts';
import type { Company, Words } from '../../agent/words/types.ts';
import type {
  JournalEvent,
  JournalEventOf,
  JournalEventType,
} from '../../records/journal/events.ts';

export const words = loadWords(new URL('../../prompts', import.meta.url).pathname);
const models = [createScriptedModel(words)];

/** Strings are said, numbers are silences in ms, the rest are inputs of text mode. */
export type Line = string | number | Exclude<Input, { newCall: true }>;

export interface TalkOptions extends Beginning {
  readonly slow?: Delays;
  readonly people?: boolean;
  readonly caller?: { readonly number?: string; readonly name?: string };
  readonly company?: Partial<Company>;
}

/** The words of the demo with other settings of the company. */
export function wordsWith(company: Partial<Company> = {}): Words {
  return { ...words, company: { ...words.company, ...company } };
}

export async function talk({ company = {}, ...options }: TalkOptions, ...lines: readonly Line[]) {
  const call = await createTextCall({
    ...options,
    words: wordsWith(company),
    models,
    product: 'three-rings@test',
    now: new Date(words.company.demoNow),
    seed: 'course',
  });
  for (const line of lines) await applyInput(call, inputOf(line));
  void call.close();
  return heard(call.journal.events);
}

function inputOf(line: Line): Exclude<Input, { newCall: true }> {
  if (typeof line === 'string') return { say: line };
  return typeof line === 'number' ? { silence: line } : line;
}

/** What a journal says, in the words that tests ask in. */
export function heard(events: readonly JournalEvent[]) {
  const phrases = (list: readonly JournalEvent[]) =>
    list.flatMap((event) => (event.type === 'agent.said' ? [event.phrase ?? event.source] : []));
  const last = events.filter(({ turn }) => turn === events.at(-1)?.turn);
  return {
    events,
    of: <T extends JournalEventType>(type: T) =>
      events.filter((event): event is JournalEventOf<T> => event.type === type),
    /** All phrases after the opening, in order; free words by their source. */
    phrases: phrases(events).slice(3),
    /** The opening's. */
    opening: phrases(events.filter(({ turn }) => turn === 0)),
    /** Those of the last turn. */
    last: phrases(last),
    /** All that was said, as one text. */
    text: events.flatMap((event) => (event.type === 'agent.said' ? [event.text] : [])).join('\n'),
    situations: events.flatMap((event) =>
      event.type === 'situation.entered' ? [event.situation] : [],
    ),
    end: events.at(-1)?.type === 'call.ended' ? events.at(-1) : null,
  };
}
