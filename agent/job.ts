/**
 * One call's process, from the dispatch to its end: what the worker forks. It waits for the caller,
 * answers, and when the call has ended it goes, whatever the framework still waits for.
 */
import { defineAgent, type JobContext, type JobProcess } from '@livekit/agents';
import { createCall } from './agent.ts';
import { endFromOutside } from './callEnding.ts';
import { readCallMetadata } from './callMetadata.ts';
import { type Prepared, prepare } from './prepare.ts';
import { describeSettingFaults, readAgentSettings } from './settings.ts';
import { within } from './voice/within.ts';
import { warmUp } from './warmUp.ts';

/** The caller was promised a line: after this long nobody is coming. Milliseconds. */
const CALLER_LIMIT_MS = 60_000;
/** For what is still open after the end of the call; then the process goes all the same. */
const LEAVING_LIMIT_MS = 5_000;

interface ProcessData extends Record<string, unknown> {
  prepared?: Prepared;
}

/** Whether this process has a call; before, it goes as soon as its worker does. */
let serving = false;

function leaveWhenIdle(): void {
  const leave = () => {
    if (!serving) process.exit(0);
  };
  process.on('disconnect', leave);
  process.on('SIGTERM', leave);
}

export default defineAgent<ProcessData>({
  async prewarm(job: JobProcess<ProcessData>) {
    const read = readAgentSettings();
    if (!read.ok) throw new Error(describeSettingFaults(read.faults));
    const prepared = prepare(read.settings);
    job.userData.prepared = prepared;
    leaveWhenIdle();
    await warmUp(prepared);
  },

  async entry(context: JobContext<ProcessData>) {
    const { prepared } = context.proc.userData;
    if (prepared === undefined) throw new Error('The process was not prepared.');
    const metadata = readCallMetadata(context.job.metadata);
    await context.connect();
    const call = await createCall({ room: context.room, metadata, prepared }).catch(
      async (error: unknown) => {
        await context.deleteRoom(metadata.callId);
        throw error;
      },
    );
    serving = true;
    endFromOutside(call);
    const came = within(context.waitForParticipant(metadata.callerIdentity), CALLER_LIMIT_MS);
    const caller = await Promise.race([came.catch(() => null), call.ended.then(() => null)]);
    if (caller === null) await call.fail('no_caller');
    else void call.answer();
    await call.ended;
    setTimeout(() => process.exit(0), LEAVING_LIMIT_MS);
    await Promise.all([call.close(), prepared.speech.close()]);
    context.shutdown('call ended');
  },
});
