/**
 * One call in text mode: the same conductor, flow, models, gate and tools as on a line, with the
 * clock moved by hand and people who do what the input says. Evals and tests run on it too.
 */
import { setImmediate } from 'node:timers/promises';
import { createDemoCustomers } from '../../records/customers/demoCustomers.ts';
import type { CustomerRepository } from '../../records/customers/types.ts';
import { seededIds } from '../../records/ids.ts';
import { CallJournal } from '../../records/journal/callJournal.ts';
import type { JournalEntry, JournalEvent } from '../../records/journal/events.ts';
import { createToolbox } from '../../tools/createToolbox.ts';
import type { ToolCallState } from '../../tools/types.ts';
import { Conductor } from '../conductor.ts';
import { createFlowTools } from '../flowTools.ts';
import { createReplyTurn } from '../models/replyTurn.ts';
import { TokenBudget } from '../models/tokenBudget.ts';
import type { ChatModel, ReplyLimits } from '../models/types.ts';
import { servedOldWords } from '../servedOldWords.ts';
import { createTextVoice } from '../voice/textVoice.ts';
import type { Words } from '../words/types.ts';
import { type Beginning, callAnswered } from './callAnswered.ts';
import { type Delays, SlowTools } from './slowTools.ts';
import { TextClock } from './textClock.ts';
import { TextDesk } from './textDesk.ts';

export interface TextCallOptions extends Beginning {
  readonly words: Words;
  readonly models: readonly ChatModel[];
  readonly product: string;
  readonly now: Date;
  readonly seed: string;
  /** False: nobody is signed in at the desk. Default true. */
  readonly people?: boolean;
  readonly caller?: { readonly number?: string; readonly name?: string };
  /** Why newer words are not served: the call begins with this on record. */
  readonly fault?: string | null;
  /** Default: the demo's, without history. */
  readonly customers?: CustomerRepository;
  /** How long look-ups take, in ms of the call clock, by name of tool; default: no time. */
  readonly slow?: Delays;
  /** Default: `defaultReplyLimits`. Tests on a busy machine are patient. */
  readonly limits?: Partial<ReplyLimits>;
  /** Receives each journal event as it is written. */
  readonly onEvent?: (event: JournalEvent) => void;
}

export interface TextCall {
  readonly callId: string;
  readonly conductor: Conductor;
  readonly clock: TextClock;
  readonly desk: TextDesk;
  readonly journal: CallJournal;
  /** Resolves when all that has been caused so far has happened, look-ups that are there included. */
  settled(): Promise<void>;
  /** Frees the session; the call need not have ended. */
  close(): Promise<void>;
}

/** Rings, and speaks the opening. */
export async function createTextCall(options: TextCallOptions): Promise<TextCall> {
  const { words, models } = options;
  const clock = new TextClock(options.now);
  const now = () => clock.now();
  const ids = seededIds(options.seed, now);
  const callId = ids.next();
  const journal = new CallJournal({ callId, now, sink: (event) => options.onEvent?.(event) });
  const call: ToolCallState = { verified: null, identityTries: 0, situation: null };
  const running: { conductor?: Conductor } = {};
  const ownTools = createToolbox({
    context: {
      company: words.company,
      articles: words.articles,
      customers: options.customers ?? createDemoCustomers(),
      get now() {
        return clock.now();
      },
      call,
    },
    note: (entry) => running.conductor?.note(entry),
    verified: (customerId) => running.conductor?.note({ type: 'identity.verified', customerId }),
    elapsed: () => 0,
  });
  const slow = new SlowTools(
    ownTools,
    options.slow ?? {},
    clock,
    words.company.hold.announceAfterMs,
  );
  const { toolbox, isLate } = slow;
  const flowTools = createFlowTools(toolbox, isLate);
  const note = (entry: JournalEntry) => running.conductor?.note(entry);
  const budget = new TokenBudget(words.company.callLimit.modelTokens, models, note);
  const text = await createTextVoice({
    words,
    toolbox,
    isLate,
    startTurn: (request) =>
      createReplyTurn({
        ...request,
        words,
        toolbox,
        models: budget.models,
        now: clock.now(),
        ...(options.limits === undefined ? {} : { limits: options.limits }),
      }),
    note,
  });
  const desk = new TextDesk(options.people ?? true);
  const conductor = new Conductor({
    words,
    journal,
    voice: text.voice,
    desk,
    tools: { isLate, run: (name, given) => slow.running(name, () => flowTools.run(name, given)) },
    line: { hangUp: () => Promise.resolve() },
    clock,
    ids,
    ear: options.ear ?? true,
    release: { product: options.product, model: models.map((model) => model.id).join('→') },
  });
  running.conductor = conductor;
  await conductor.handle(callAnswered(options, options.caller ?? {}));
  if (options.fault) conductor.note(servedOldWords(options.fault));
  const settled = async () => {
    await setImmediate();
    await conductor.settled();
  };
  return { callId, conductor, clock, desk, journal, settled, close: () => text.close() };
}
