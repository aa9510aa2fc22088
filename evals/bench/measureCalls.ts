/**
 * Real calls on a real media server, one at a time: from the ring to the first sound of the
 * greeting, from the caller's last word to the first sound of the answer, memory of the process.
 * Times are taken where the caller hears, so that the line is part of them.
 */
import type { Caller } from '../../tests/support/caller.ts';
import type { JournalFile } from '../../tests/support/journalFile.ts';
import { descendants, residentBytes } from '../../tests/support/processTree.ts';
import type { Product } from '../../tests/support/product.ts';
import { utterances } from '../../tests/support/utterances.ts';
import type { MeasureName } from './measures.ts';

export type RecordSample = (measure: MeasureName, value: number) => void;

const limitMs = 30_000;

/** Rings right after the worker has started, before a process is warm. */
export async function measureColdCall(product: Product, record: RecordSample): Promise<void> {
  await product.stopWorker();
  await product.startWorker();
  const { caller, greetingMs } = await greeted(product);
  record('greetingCold', greetingMs);
  await end(product, caller);
}

/** A call with a warm process: greeting, one turn answered by a phrase, one by the model. */
export async function measureWarmCall(product: Product, record: RecordSample): Promise<void> {
  await product.warm();
  const { caller, greetingMs } = await greeted(product);
  record('greetingWarm', greetingMs);
  const journal = product.journal(caller.callId);
  await journal.event('duty.fulfilled', limitMs, (duty) => duty.phrase === 'opening.question');
  const phrase = await turn(caller, journal, utterances.robot);
  record('phraseTurn', phrase.spokenMs);
  record('phraseCommitted', phrase.committedMs);
  const model = await turn(caller, journal, utterances.renewalFee);
  record('modelTurn', model.spokenMs);
  record('modelCommitted', model.committedMs);
  const memory = await memoryOf(product, caller.callId);
  record('memory', memory.call);
  record('memoryVoice', memory.voice);
  await end(product, caller);
}

async function greeted(product: Product): Promise<{ caller: Caller; greetingMs: number }> {
  const began = performance.now();
  const caller = await product.ringAtOnce();
  const hearing = await caller.hearsAgent(limitMs);
  const first = await hearing.sound(limitMs);
  return { caller, greetingMs: hearing.arrival(first) - began };
}

/** Says `words`; the answer is the first sound after the turn was judged to be over, what was still being spoken then not counted. */
async function turn(caller: Caller, journal: JournalFile, words: string) {
  const hearing = await caller.hearsAgent();
  await hearing.quiet(700, limitMs);
  const spokenAt = await caller.speak(words);
  const said = await journal.event('caller.said', limitMs, (event) => event.text === words);
  const committedAt = Date.parse(said.at) - performance.timeOrigin;
  const calm = await hearing.pause(40, limitMs, hearing.positionAt(committedAt));
  const first = await hearing.sound(limitMs, calm);
  const heardAt = hearing.arrival(first);
  return { spokenMs: heardAt - spokenAt, committedMs: heardAt - committedAt };
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
