/**
 * A scripted call in text mode for tests of the rulebook: real conductor, flow, gate, tools and
 * scripted model, time moved by hand. It hands back the journal with a few readings of it, and
 * refuses any phrase that was not spoken as `prompts/phrases.yaml` words it.
 */
import { expect } from 'vitest';
import { applyInput, type Input } from '../../agent/chat/input.ts';
import { createTextCall, type TextCall, type TextCallOptions } from '../../agent/chat/textCall.ts';
import { createScriptedModel } from '../../agent/models/scripted/scriptedModel.ts';
import { loadWords } from '../../agent/words/loadWords.ts';
import type { Company, Words } from '../../agent/words/types.ts';
import type {
  JournalEvent,
  JournalEventOf,
  JournalEventType,
} from '../../records/journal/events.ts';
import { storyOf } from './story.ts';

export const words = loadWords(new URL('../../prompts', import.meta.url).pathname);
const scripted = createScriptedModel(words);

/** Strings are said, numbers are silences in ms, the rest are inputs of text mode. */
export type Line = string | number | Exclude<Input, { newCall: true }>;

export type DialogueOptions = Partial<Omit<TextCallOptions, 'now'>> & {
  /** ISO 8601; default: the demo company's today. */
  readonly now?: string;
  /** Settings of the company that differ from the demo's. */
  readonly company?: Partial<Company>;
  /** What the caller answers by itself when the agent's last words match; each once, in order. */
  readonly answers?: readonly (readonly [asked: RegExp, answer: string])[];
};

export interface Dialogue {
  readonly events: readonly JournalEvent[];
  of<T extends JournalEventType>(type: T): readonly JournalEventOf<T>[];
  /** All that matters, one short entry each, see `storyOf`. */
  readonly story: readonly string[];
  /** The story of one caller turn; 0 is the opening, -1 the last. */
  turn(number: number): readonly string[];
  /** Phrase ids, or the source of free words, in the order spoken. */
  readonly phrases: readonly string[];
  /** The phrases of the last turn. */
  readonly last: readonly string[];
  /** All words of the agent, one utterance each. */
  readonly said: readonly string[];
  readonly ended: JournalEventOf<'call.ended'> | null;
}

/** A call of the demo company with default settings. */
export async function talk(...lines: readonly Line[]): Promise<Dialogue> {
  return talkWith({}, ...lines);
}

export async function talkWith(
  { now, company, answers = [], ...options }: DialogueOptions,
  ...lines: readonly Line[]
): Promise<Dialogue> {
  const release: Words = { ...words, company: { ...words.company, ...company } };
  const call = await createTextCall({
    words: release,
    models: [scripted],
    product: 'three-rings@test',
    seed: 'test',
    ...options,
    now: new Date(now ?? words.company.demoNow),
  });
  const left = [...answers];
  for (const line of lines) {
    await applyInput(call, inputOf(line));
    for (let next = nextAnswer(call, left); next !== null; next = nextAnswer(call, left)) {
      await applyInput(call, { say: next });
    }
  }
  void call.close();
  return read(call.journal.events);
}

/** Takes the first answer that fits the words of the last turn off the list. */
function nextAnswer(call: TextCall, left: (readonly [RegExp, string])[]): string | null {
  if (call.conductor.over) return null;
  const { events } = call.journal;
  const turn = events.at(-1)?.turn;
  const asked = events
    .flatMap((event) => (event.type === 'agent.said' && event.turn === turn ? [event.text] : []))
    .join('');
  const at = left.findIndex(([question]) => question.test(asked));
  return at < 0 ? null : (left.splice(at, 1)[0]?.[1] ?? null);
}

function inputOf(line: Line): Exclude<Input, { newCall: true }> {
  if (typeof line === 'string') return { say: line };
  return typeof line === 'number' ? { silence: line } : line;
}

function read(events: readonly JournalEvent[]): Dialogue {
  expectVerbatim(events);
  const inTurn = (number: number) => {
    const turn = number < 0 ? (events.at(-1)?.turn ?? 0) : number;
    return events.filter((event) => event.turn === turn);
  };
  const last = events.at(-1);
  return {
    events,
    of: <T extends JournalEventType>(type: T) =>
      events.filter((event): event is JournalEventOf<T> => event.type === type),
    story: storyOf(events),
    turn: (number) => storyOf(inTurn(number)),
    phrases: phrasesOf(events),
    last: phrasesOf(inTurn(-1)),
    said: events.flatMap((event) => (event.type === 'agent.said' ? [event.text] : [])),
    ended: last?.type === 'call.ended' ? last : null,
  };
}

function phrasesOf(events: readonly JournalEvent[]): readonly string[] {
  return events.flatMap((event) =>
    event.type === 'agent.said' ? [event.phrase ?? event.source] : [],
  );
}

/** Every phrase in the journal is one of its mandated forms, slots filled, and was a duty. */
function expectVerbatim(events: readonly JournalEvent[]): void {
  for (const event of events) {
    if (event.type !== 'agent.said' || event.phrase === undefined) continue;
    const { text, forms, clauses, source } = words.phrases.get(event.phrase);
    const allowed = [text, ...Object.values(forms)].map(patternOf);
    expect(allowed.some((form) => form.test(event.text)) ? '' : event.text).toBe('');
    expect(event).toMatchObject({ clauses, source });
  }
}

function patternOf(form: string): RegExp {
  const parts = form.split(/\{\w+\}/u).map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`, 'su');
}
