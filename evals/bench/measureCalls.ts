/**
 * Real calls on a real media server, one at a time: to the first sound of the greeting, from the
 * caller's last word to the first sound of the answer, memory of the process. Times are taken where
 * the caller hears, so that the line is part of them. The greeting counts from the dispatch, the
 * moment in which the desk server asks the media server for a room with an agent; as a second figure
 * from the caller's own request, with the web server's part.
 */
import type { Pcm } from '../../agent/voice/speech/types.ts';
import type { Caller } from '../../tests/support/caller.ts';
import type { JournalFile } from '../../tests/support/journalFile.ts';
import { likeness } from '../../tests/support/likeness.ts';
import { descendants, residentBytes } from '../../tests/support/processTree.ts';
import type { Product } from '../../tests/support/product.ts';
import { utterances } from '../../tests/support/utterances.ts';
import { agentsOf, killProcessOf, successorSpeaks } from '../chaos/cell.ts';
import type { MeasureName } from './measures.ts';

export interface Measurement {
  readonly product: Product;
  /** The sound of the greeting, to be looked for in what the caller hears. */
  readonly greeting: Pcm;
  record(measure: MeasureName, value: number): void;
}

/** The stretch of a phrase that one of its holes stands for, in ms. */
const holeMs = 160;

const limitMs = 30_000;

/** Rings as soon as a new worker is registered: the process of the call has yet to start. */
export async function measureColdCall(measurement: Measurement): Promise<void> {
  const { product, record } = measurement;
  await product.stopWorker();
  await product.startWorker();
  const { caller, ...times } = await greeted(measurement);
  record('greetingCold', times.greetingMs);
  record('ringCold', times.ringMs);
  await end(product, caller);
}

/** A call with a warm process: greeting, one turn answered by a phrase, one by the model. */
export async function measureWarmCall(measurement: Measurement): Promise<void> {
  const { product, record } = measurement;
  await product.warm();
  const { caller, ...times } = await greeted(measurement);
  record('greetingWarm', times.greetingMs);
  record('ringWarm', times.ringMs);
  const journal = product.journal(caller.callId);
  await journal.event('duty.fulfilled', limitMs, (duty) => duty.phrase === 'opening.question');
  await turn(caller, journal, utterances.robot, (spokenMs, committedMs) => {
    record('phraseTurn', spokenMs);
    record('phraseCommitted', committedMs);
  });
  await turn(caller, journal, utterances.renewalFee, (spokenMs, committedMs) => {
    record('modelTurn', spokenMs);
    record('modelCommitted', committedMs);
  });
  const memory = await memoryOf(product, caller.callId);
  record('memory', memory.call);
  record('memoryVoice', memory.voice);
  await end(product, caller);
}

/** A call whose process is killed after the opening, with a warm one to go on: the gap for the caller. */
export async function measureKilledCall({ product, record }: Measurement): Promise<void> {
  const caller = await product.opened();
  await product.warm();
  const before = agentsOf(caller);
  const killedAt = await killProcessOf(product, caller.callId);
  record('successor', await successorSpeaks(caller, { before, killedAt }));
  await end(product, caller);
}

async function greeted({ product, greeting, record }: Measurement) {
  const began = performance.now();
  const caller = await product.ringAtOnce();
  const hearing = await caller.hearsAgent(limitMs);
  const heardAt = hearing.arrival(await hearing.sound(limitMs));
  const journal = product.journal(caller.callId);
  const started = await journal.event('call.started', limitMs);
  await journal.event('duty.fulfilled', limitMs, (duty) => duty.phrase === 'opening.greeting');
  record('greetingLost', likeness(greeting, hearing.recording()).holes.length * holeMs);
  const dispatchedAt = Date.parse(started.at) - started.ringMs - performance.timeOrigin;
  return { caller, greetingMs: heardAt - dispatchedAt, ringMs: heardAt - began };
}

/**
 * Says `words`; the answer is the first sound after the turn was judged to be over. Nothing is
 * recorded where the agent was speaking at that moment: there was no wait to be measured.
 */
async function turn(
  caller: Caller,
  journal: JournalFile,
  words: string,
  record: (spokenMs: number, committedMs: number) => void,
): Promise<void> {
  const hearing = await caller.hearsAgent();
  await hearing.quiet(700, limitMs);
  const spokenAt = await caller.speak(words);
  const said = await journal.event('caller.said', limitMs, (event) => event.text === words);
  const committedAt = Date.parse(said.at) - performance.timeOrigin;
  const position = hearing.positionAt(committedAt);
  const heardAt = hearing.arrival(await hearing.sound(limitMs, position));
  if (!hearing.audibleAt(position)) record(heardAt - spokenAt, heardAt - committedAt);
}

/** Resident memory in MB of the call's own process and of the processes that it started. */
async function memoryOf(product: Product, callId: string) {
  const job = await product.processOf(callId);
  const megabytes = (id: number) => residentBytes(id) / 1024 / 1024;
  const children = descendants(job).map(({ processId }) => megabytes(processId));
  return { call: megabytes(job), voice: children.reduce((sum, size) => sum + size, 0) };
}

async function end(product: Product, caller: Caller): Promise<void> {
  const journal = product.journal(caller.callId);
  await caller.hangUp();
  await journal.event('call.ended', limitMs);
}
