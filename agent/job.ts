/**
 * One call's process, from the dispatch to its end: what the worker forks. It says so when it is
 * warm; a call that can't wait for that is connected while the rest is still being loaded. It waits
 * for the caller, answers, and when the call has ended it goes, whatever the framework still waits
 * for.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { defineAgent, type JobContext, type JobProcess } from '@livekit/agents';
import type { CallOptions } from './agent.ts';
import { endFromOutside } from './callEnding.ts';
import { type CallMetadata, readCallMetadata } from './callMetadata.ts';
import { callerOnLine } from './phone/callerOnLine.ts';
import { isPhoneDispatch, phoneMetadata } from './phone/phoneMetadata.ts';
import { report } from './processReports.ts';
import type { Succession } from './recovery/callRecovery.ts';
import { metadataOfTheGone, succession } from './recovery/dispatch.ts';
import { type Successor, succeed } from './recovery/succeed.ts';
import { servedOldWords } from './servedOldWords.ts';
import { describeSettingFaults, readAgentSettings } from './settings.ts';
import { within } from './voice/within.ts';

/** For what is still open after the end of the call; then the process goes all the same. */
const LEAVING_LIMIT_MS = 5_000;
/** A call that waits for this process comes so soon, in ms; loading begins after it, or without it. */
const CALL_WAITS_MS = 100;
/** The first words are on their way for so long before anything else may take the processor, in ms. */
const FIRST_WORDS_MS = 1_000;
/** For the opening; what is loaded for later turns waits for its end, at most so long. Milliseconds. */
const OPENING_LIMIT_MS = 30_000;

interface ProcessData extends Record<string, unknown> {
  loading?: ReturnType<typeof load>;
}

/** Whether this process has a call; before, it goes as soon as its worker does. */
let serving = false;
/** The call has come: its room is being connected. */
const called = Promise.withResolvers<void>();
/** Resolves when the opening of this process's call is over; null where there is no call yet. */
let opening: Promise<unknown> | null = null;

function leaveWhenIdle(): void {
  const leave = () => {
    if (!serving) process.exit(0);
  };
  process.on('disconnect', leave);
  process.on('SIGTERM', leave);
}

/**
 * Loads what the first words of a call need. Loading leaves no room for anything else, so a call
 * that waits goes first: its room is connected meanwhile.
 * @throws Error where settings or words are broken
 */
async function load() {
  await within(called.promise, CALL_WAITS_MS);
  const read = readAgentSettings();
  if (!read.ok) throw new Error(describeSettingFaults(read.faults));
  const [{ prepare, renewed }, { createCall }] = await Promise.all([
    import('./prepare.ts'),
    import('./agent.ts'),
  ]);
  const prepared = prepare(read.settings);
  prepared.speech.readOpening();
  return { createCall, prepared, renewed };
}

type Beginning = Omit<CallOptions, 'prepared'>;

/** What is known of the call that this process is for. @throws Error where it is no call of ours */
async function answerable(context: JobContext, connected: Promise<void>): Promise<CallMetadata> {
  const { metadata, room: made } = context.job;
  if (!isPhoneDispatch(metadata)) return readCallMetadata(metadata);
  await connected;
  const name = made?.name ?? '';
  return phoneMetadata(
    metadata,
    context.room,
    { name, madeAt: Number(made?.creationTimeMs ?? 0n) },
    Date.now(),
  );
}

async function begin(loading: ReturnType<typeof load>, call: Beginning) {
  const { createCall, renewed, ...loaded } = await loading;
  const prepared = renewed(loaded.prepared);
  return { prepared, call: await createCall({ ...call, prepared }) };
}

/** This process can't go on with the call: the desk learns that it is gone and asks another. */
function giveWay(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** @returns null where the call needs no successor any more */
async function claim(callId: string, resume: Succession): Promise<Successor | null> {
  const read = readAgentSettings();
  if (!read.ok) throw new Error(describeSettingFaults(read.faults));
  const { desk, dataDir } = read.settings;
  return await succeed({ folder: join(dataDir, 'journal'), desk }, callId, resume);
}

/** Loads what only later turns need, after the opening of a call that came first; then it is warm. */
async function loadRest(loading: ReturnType<typeof load>): Promise<void> {
  const { prepared } = await loading;
  const { warmUp } = await import('./warmUp.ts');
  await opening;
  await warmUp(prepared);
  report('warm');
}

export default defineAgent<ProcessData>({
  async prewarm(job: JobProcess<ProcessData>) {
    leaveWhenIdle();
    const loading = load();
    job.userData.loading = loading;
    loadRest(loading).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      if (opening === null) process.exit(1);
    });
  },

  async entry(context: JobContext<ProcessData>) {
    const { loading } = context.proc.userData;
    if (loading === undefined) throw new Error('The process was not prepared.');
    const callId = context.job.room?.name ?? '';
    const resume = succession(context.job.metadata);
    // Of two that were asked for the same part only the one that has it may be missed.
    if (resume !== undefined) report('answering');
    const successor = resume === undefined ? undefined : await claim(callId, resume).catch(giveWay);
    if (successor === null) process.exit(0);
    report('answering', { callId, part: resume?.part ?? 0 });
    const opened = Promise.withResolvers<void>();
    opening = within(opened.promise, OPENING_LIMIT_MS);
    const { room } = context;
    const connected = context.connect();
    called.resolve();
    const { call, prepared, metadata } = await answerable(context, connected)
      .catch((error: unknown) => {
        if (successor === undefined) throw error;
        return metadataOfTheGone(callId);
      })
      .then(async (known) => ({
        metadata: known,
        ...(await begin(loading, {
          room,
          connected,
          metadata: known,
          ...(successor === undefined ? {} : { successor }),
          fenced: () => process.exit(0),
        })),
      }))
      .catch(async (error: unknown) => {
        if (successor !== undefined) giveWay(error);
        // Nobody is left in a room without an agent; who rings by telephone hears that it is busy.
        await context.deleteRoom(context.job.room?.name);
        throw error;
      });
    serving = true;
    endFromOutside(call);
    void call.speaks
      .then(() => wait(FIRST_WORDS_MS))
      .then(() => {
        report('speaking');
        return prepared.speech.warm();
      })
      .catch(() => undefined);
    const over = new AbortController();
    void call.ended.then(() => over.abort());
    const dialler = async () => {
      const { SipDialler } = await import('./phone/sipDialler.ts');
      return new SipDialler(prepared.settings.livekit);
    };
    const coming =
      successor?.point == null
        ? callerOnLine({ context, metadata, dialler, over: over.signal })
        : Promise.resolve('here' as const);
    const comes = await Promise.race([coming, call.ended.then(() => null)]);
    if (comes !== 'here') await call.fail(comes ?? 'no_caller');
    else {
      void call.answer().then(() => {
        if (prepared.fault !== null) call.note(servedOldWords(prepared.fault));
        opened.resolve();
      });
    }
    await call.ended;
    report('ended');
    setTimeout(() => process.exit(0), LEAVING_LIMIT_MS);
    await Promise.all([call.close(), prepared.speech.close()]);
    context.shutdown('call ended');
  },
});
