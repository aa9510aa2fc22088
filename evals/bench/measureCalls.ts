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

async function greeted(product: Product): Promise<{ caller: Caller; greetingMs: number }> {
  const began = performance.now();
  const caller = await product.ringAtOnce();
  const hearing = await caller.hearsAgent(limitMs);
  const first = await hearing.sound(limitMs);
  return { caller, greetingMs: hearing.arrival(first) - began };
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
