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
  record('memory', await memoryOf(product, caller.callId));
  await end(product, caller);
}

async function greeted(product: Product): Promise<{ caller: Caller; greetingMs: number }> {
  const began = performance.now();
  const caller = await product.ringAtOnce();
  const hearing = await caller.hearsAgent(limitMs);
  const first = await hearing.sound(limitMs);
  return { caller, greetingMs: hearing.arrival(first) - began };
}

async function turn(caller: Caller, journal: JournalFile, words: string) {
  const hearing = await caller.hearsAgent();
  await hearing.quiet(700, limitMs);
  const spokenAt = await caller.speak(words);
  const first = await hearing.sound(limitMs, hearing.position);
  const heardAt = hearing.arrival(first);
  const said = await journal.event('caller.said', limitMs, (event) => event.text === words);
  const committedAt = Date.parse(said.at) - performance.timeOrigin;
  return { spokenMs: heardAt - spokenAt, committedMs: heardAt - committedAt };
}

async function memoryOf(product: Product, callId: string): Promise<number> {
  const job = await product.processOf(callId);
  const family = [job, ...descendants(job).map(({ processId }) => processId)];
  return family.reduce((sum, id) => sum + residentBytes(id), 0) / 1024 / 1024;
}

async function end(product: Product, caller: Caller): Promise<void> {
  const journal = product.journal(caller.callId);
  await caller.hangUp();
  await journal.event('call.ended', limitMs);
}
