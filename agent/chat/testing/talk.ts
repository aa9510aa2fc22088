/** A dialogue in text mode, for tests: a real session, the scripted model, and what came of it. */
import type { CustomerRepository } from '../../../records/customers/types.ts';
import type {
  JournalEvent,
  JournalEventOf,
  JournalEventType,
} from '../../../records/journal/events.ts';
import { createScriptedModel } from '../../models/scripted/scriptedModel.ts';
import { loadWords } from '../../words/loadWords.ts';
import type { Company, Words } from '../../words/types.ts';
import { applyInput, type Input } from '../input.ts';
import { createTextCall } from '../textCall.ts';

export const words: Words = loadWords(new URL('../../../prompts', import.meta.url).pathname);

/** Strings are said, numbers are silences in ms, the rest are inputs of text mode. */
export type Line = string | number | Exclude<Input, { newCall: true }>;

export interface TalkOptions {
  readonly seed?: string;
  readonly people?: boolean;
  readonly caller?: { readonly number?: string; readonly name?: string };
  readonly customers?: CustomerRepository;
  /** Settings of the company that differ from the demo's. */
  readonly company?: Partial<Company>;
}

export function talk(...lines: readonly Line[]) {
  return talkWith({}, ...lines);
}

export async function talkWith(options: TalkOptions, ...lines: readonly Line[]) {
  const { seed = 'test', people = true, caller, company, customers } = options;
  const spoken = company === undefined ? words : withCompany(company);
  const call = await createTextCall({
    words: spoken,
    models: [createScriptedModel(spoken)],
    product: 'three-rings@test',
    now: new Date(words.company.demoNow),
    seed,
    people,
    ...(caller === undefined ? {} : { caller }),
    ...(customers === undefined ? {} : { customers }),
  });
  for (const line of lines) {
    const input =
      typeof line === 'string'
        ? { say: line }
        : typeof line === 'number'
          ? { silence: line }
          : line;
    await applyInput(call, input);
  }
  void call.close();
  const { events } = call.journal;
  const of = <T extends JournalEventType>(type: T) =>
    events.filter((event): event is JournalEventOf<T> => event.type === type);
  const inTurn = (turn: number) => events.filter((event) => event.turn === turn);
  const last = inTurn(events.at(-1)?.turn ?? 0);
  return {
    events,
    of,
    /** Phrases of the whole call (`scripted` for free words), and of its last turn. */
    phrases: phrasesOf(events),
    last: phrasesOf(last),
    /** What the agent said in the last turn, joined. */
    lastText: textOf(last),
    /** Phrases of one turn; 0 is the opening. */
    turn: (turn: number) => phrasesOf(inTurn(turn)),
    textOf: (turn: number) => textOf(inTurn(turn)),
    text: textOf(events),
    situations: of('situation.entered').map(({ situation }) => situation),
    tickets: of('ticket.opened'),
    tools: of('tool.called').map(({ name }) => name),
    /** Phrases whose duty was opened and never fulfilled. */
    owed: owedIn(events),
  };
}

function withCompany(company: Partial<Company>): Words {
  return { ...words, company: { ...words.company, ...company } };
}

function phrasesOf(events: readonly JournalEvent[]): readonly string[] {
  return events.flatMap((event) =>
    event.type === 'agent.said' ? [event.phrase ?? event.source] : [],
  );
}

function textOf(events: readonly JournalEvent[]): string {
  return events.flatMap((event) => (event.type === 'agent.said' ? [event.text] : [])).join('');
}

function owedIn(events: readonly JournalEvent[]): readonly string[] {
  const fulfilled = new Set(
    events.flatMap((event) => (event.type === 'duty.fulfilled' ? [event.dutyId] : [])),
  );
  return events.flatMap((event) =>
    event.type === 'duty.opened' && !fulfilled.has(event.dutyId) ? [event.phrase] : [],
  );
}
