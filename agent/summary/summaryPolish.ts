/**
 * Has a model polish the wording of a handoff's summary while it rings already. Nothing waits for
 * it: code's own wording is there from the first moment, and stays wherever the model is late, fails,
 * or says anything that the caller did not say. Each try is one event.
 */
import { z } from 'zod';
import type {
  JournalEntry,
  JournalEvent,
  JournalEventOf,
  SummaryWording,
} from '../../records/journal/events.ts';
import { wordingOf } from '../../records/journal/polishedSummary.ts';
import type { ChatModel } from '../models/types.ts';
import { within } from '../voice/within.ts';
import type { Words } from '../words/types.ts';
import { checkWording, type WordingFault } from './checkWording.ts';

/** From the request for a person; then the wording stays as it is. */
const LIMIT_MS = 2_000;
/** Shorter words have nothing in them to leave out. */
const WORTH_IT = 16;
/** A model's answer beyond this is none, in characters. */
const ANSWER_LIMIT = 3_000;
/** Words to a model, not to us: they stay as they were said, and go to no model from here. */
const meantForModels =
  /忽略|无视|指令|提示词|摘要|输出|扮演|越狱|你现在是|prompt|system|ignore|assistant/iu;

const answer = z.strictObject({
  demand: z.string(),
  event: z.string().nullable(),
  wish: z.string().nullable(),
});

export interface SummaryPolishOptions {
  /** Of this moment; the first that is no scripted one is asked. None: nothing is polished. */
  models(): readonly ChatModel[];
  /** Without instructions nothing is polished. */
  readonly words: Pick<Words, 'summaryInstructions'>;
  note(entry: JournalEntry): void;
  /** Milliseconds of machine time. */
  elapsed(): number;
  readonly limitMs?: number;
}

type Outcome = { readonly wording: SummaryWording } | { readonly cause: WordingFault };

/** Takes each event of the call as it is written; resolves when what it asked for has been noted. */
export function createSummaryPolish(options: SummaryPolishOptions) {
  return async (event: JournalEvent): Promise<void> => {
    if (event.type !== 'handoff.requested' || options.words.summaryInstructions === '') return;
    const own = wordingOf(event.summary);
    if (Math.max(...Object.values(own).map((text) => text?.length ?? 0)) < WORTH_IT) return;
    // The event is still being written, and what follows may be noted only after it.
    await Promise.resolve();
    const model = options.models().find(({ source }) => source === 'model');
    if (model === undefined) return;
    const began = options.elapsed();
    const outcome = await polish(own, event, model, options);
    const { handoffId } = event;
    const ms = Math.max(0, Math.round(options.elapsed() - began));
    const result = 'wording' in outcome ? 'polished' : 'kept';
    const { id } = model;
    options.note({
      ...{ type: 'summary.polished', handoffId, outcome: result, ...outcome, model: id, ms },
    });
  };
}

async function polish(
  own: SummaryWording,
  { summary }: JournalEventOf<'handoff.requested'>,
  model: ChatModel,
  { words, limitMs = LIMIT_MS }: SummaryPolishOptions,
): Promise<Outcome> {
  const text = JSON.stringify(own);
  if (meantForModels.test(text)) return { cause: 'instructions' };
  const abort = new AbortController();
  try {
    const said = await within(
      answerOf(model, words.summaryInstructions, text, abort.signal),
      limitMs,
    );
    if (said === null) return { cause: 'late' };
    if (said.length > ANSWER_LIMIT) return { cause: 'too_long' };
    const wording = answer.safeParse(parsed(said)).data;
    if (wording === undefined) return { cause: 'unreadable' };
    const people = [summary.caller.name, summary.complaint?.people ?? null];
    const names = people.filter((name) => name !== null);
    const cause = checkWording(own, wording, names);
    return cause === null ? { wording } : { cause };
  } catch {
    return { cause: 'fault' };
  } finally {
    abort.abort();
  }
}

/** What the model says, cut off where it finds no end. @throws ModelFault */
async function answerOf(
  model: ChatModel,
  instructions: string,
  text: string,
  signal: AbortSignal,
): Promise<string> {
  const messages = [
    { role: 'system', content: instructions },
    { role: 'user', content: text },
  ] as const;
  let said = '';
  for await (const chunk of model.stream({ messages, tools: [], signal })) {
    if (chunk.type === 'text') said += chunk.text;
    if (said.length > ANSWER_LIMIT) break;
  }
  return said;
}

/** The object in an answer, a fence of Markdown around it or not. */
function parsed(said: string): unknown {
  try {
    return JSON.parse(said.trim().replace(/^```(?:json)?\s*|\s*```$/gu, ''));
  } catch {
    return null;
  }
}
