/**
 * Whole calls of text mode with a model on the wire, many at once on one server: each call asks for
 * a model of its own name, and gets what is scripted for that name.
 */

import { applyInput } from '../../agent/chat/input.ts';
import { createTextCall } from '../../agent/chat/textCall.ts';
import { createOpenAiModel } from '../../agent/models/openAiModel.ts';
import { type Answer, calls, says, status } from '../../agent/models/testing/openAiStandIn.ts';
import { loadWords } from '../../agent/words/loadWords.ts';
import type { Words } from '../../agent/words/types.ts';
import type { JournalEvent } from '../../records/journal/events.ts';
import { HttpStandIn } from './standIns/httpStandIn.ts';

export const words: Words = loadWords(new URL('../../prompts', import.meta.url).pathname);

/** A busy machine is no fault of a model. */
const patient = { firstTokenMs: 15_000, stallMs: 15_000, firstSentenceMs: 15_000 };

export interface SessionScript {
  /** Turns before, in which the model refuses and the scripted one serves. */
  readonly before: readonly string[];
  readonly say: string;
  readonly tools: readonly { readonly name: string; readonly arguments: object }[];
  readonly pieces: readonly string[];
  /** A plain turn after it. */
  readonly after: { readonly say: string; readonly reply: string };
}

export interface SessionResult {
  /** Whether the model was asked in the turn of the script. */
  readonly asked: boolean;
  /** Events of that turn. */
  readonly turn: readonly JournalEvent[];
  /** What was spoken in that turn. */
  readonly spoken: readonly string[];
  /** What was spoken in the plain turn after it. */
  readonly spokenAfter: readonly string[];
  readonly ended: boolean;
}

export class ModelSessions {
  readonly #server: HttpStandIn;
  readonly #scripts = new Map<string, Answer[]>();
  #count = 0;

  constructor() {
    this.#server = new HttpStandIn(({ body }, response) => {
      const { model }: { model: string } = JSON.parse(body.toString());
      const next = this.#scripts.get(model)?.shift();
      (next ?? status(500))(response);
    });
  }

  async start(): Promise<this> {
    await this.#server.start();
    return this;
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** One call: opening, the turns before, the turn of the script, a plain turn. */
  async run({ before, say, tools, pieces, after }: SessionScript): Promise<SessionResult> {
    this.#count += 1;
    const name = `model-${this.#count}`;
    const script: Answer[] = [];
    this.#scripts.set(name, script);
    const { baseUrl } = this.#server;
    const call = await createTextCall({
      words,
      models: [createOpenAiModel({ apiKey: 'stand-in', baseUrl, model: name })],
      product: 'three-rings@test',
      now: new Date(words.company.demoNow),
      seed: name,
      limits: patient,
    });
    const turnOf = async (line: string) => {
      const from = call.journal.events.length;
      await applyInput(call, { say: line });
      return call.journal.events.slice(from);
    };
    for (const line of before) await turnOf(line);
    script.push(
      ...tools.map((tool) => calls(tool.name, JSON.stringify(tool.arguments))),
      says(...pieces),
    );
    const scripted = script.length;
    const turn = await turnOf(say);
    const asked = script.length < scripted;
    script.splice(0, script.length, says(after.reply));
    const next = call.conductor.over ? [] : await turnOf(after.say);
    void call.close();
    return {
      asked,
      turn,
      spoken: spokenIn(turn),
      spokenAfter: spokenIn(next),
      ended: call.conductor.over,
    };
  }
}

function spokenIn(events: readonly JournalEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'agent.said' ? [event.text] : []));
}
