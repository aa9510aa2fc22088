/**
 * The worker: registers with the media server and takes calls up to its limit, each in a process of
 * its own that was made ready before. Where those processes don't come up, or one that waits for the
 * next call dies, it says so instead of losing calls: the framework would fork for ever, or hand the
 * next call to the dead.
 */
import { AgentServer, log, ServerOptions } from '@livekit/agents';
import { CallProcesses } from './callProcesses.ts';
import { CallSeats } from './callSeats.ts';
import { freeMemory } from './freeMemory.ts';
import type { AgentSettings } from './settings.ts';
import { tellDead, tellTaken } from './tellDesk.ts';
import { within } from './voice/within.ts';
import type { WorkerState } from './workerPage.ts';

/** Name under which the desk server dispatches calls. */
const AGENT_NAME = 'three-rings';
/** For calls to write their end at a shutdown, in ms. */
export const SHUTDOWN_LIMIT_MS = 2_700;
/** For a call's process to come up, in ms: on a busy machine it takes a multiple of its 1.5 s. */
const PROCESS_LIMIT_MS = 60_000;
/** So many processes in a row that end before they are up are no accident. */
const MOST_LOST = 3;
/** For the framework's own page to answer, in ms. */
const CONNECTED_LIMIT_MS = 1_000;
/** How often it is seen whether the calls have ended, in ms. */
const CALLS_OVER_MS = 100;

export interface CallWorkerOptions {
  readonly settings: Pick<
    AgentSettings,
    'livekit' | 'desk' | 'maxCalls' | 'callMemory' | 'idleProcesses' | 'workerPort' | 'logLevel'
  >;
  /** The file that a call's process runs. */
  readonly module: string;
  /** The next call is answered at once; told again and again. */
  ready(): void;
  /** It can't take calls any more, for the reason given in Chinese; calls that go on have ended. */
  failed(reason: string): void;
}

export interface CallWorker {
  /** Takes calls until it is stopped. @throws Error where the media server is lost for good */
  run(): Promise<void>;
  /** Takes no calls any more; resolves when those that go on have ended, at the latest after `limitMs`. */
  drain(limitMs: number): Promise<void>;
  /** Never rejects. */
  state(): Promise<WorkerState>;
  /** Ends the calls; resolves when all have written their end. */
  stop(): Promise<void>;
}

export function createCallWorker(options: CallWorkerOptions): CallWorker {
  const { settings, ready } = options;
  const { livekit, maxCalls } = settings;
  let lostInARow = 0;
  let refusing = false;
  const seats = new CallSeats({
    limit: maxCalls,
    running: () => server.activeJobs.map(({ job }) => job.id),
    memory: { perCall: settings.callMemory, free: freeMemory },
  });
  const load = () => (refusing ? 1 : seats.load);
  const callsOver = async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setInterval(() => server.activeJobs.length === 0 && resolve(), CALLS_OVER_MS);
    await promise;
    clearInterval(timer);
  };
  const fail = async (reason: string) => {
    if (refusing) return;
    refusing = true;
    await callsOver();
    options.failed(reason);
  };
  const processes = new CallProcesses({
    module: options.module,
    free(count) {
      log().debug({ processes: count }, 'processes free for calls');
      if (count === 0) return;
      lostInARow = 0;
      ready();
    },
    died(call) {
      log().error({ callId: call.callId, part: call.part }, 'the process of a call died');
      void tellDead(settings.desk, call);
    },
    lost(wasUp) {
      lostInARow += 1;
      if (wasUp) void fail('等候来电的通话进程意外退出');
      else if (lostInARow >= MOST_LOST)
        void fail(`通话进程接连 ${MOST_LOST} 次没能启动，原因见上面的输出`);
    },
  });
  const server: AgentServer = new AgentServer(
    new ServerOptions({
      agent: options.module,
      agentName: AGENT_NAME,
      wsURL: livekit.url,
      apiKey: livekit.apiKey,
      apiSecret: livekit.apiSecret,
      loadFunc: async () => load(),
      loadThreshold: 1,
      requestFunc: (request) => {
        if (load() >= 1) return request.reject();
        if (request.room?.name) void tellTaken(settings.desk, request.room.name);
        seats.promise(request.id);
        processes.callComes();
        return request.accept();
      },
      numIdleProcesses: settings.idleProcesses,
      host: '127.0.0.1',
      port: settings.workerPort,
      logLevel: settings.logLevel,
      initializeProcessTimeout: PROCESS_LIMIT_MS,
      shutdownProcessTimeout: SHUTDOWN_LIMIT_MS,
      maxRetry: Number.POSITIVE_INFINITY,
    }),
  );
  let registered = false;
  server.event.on('worker_registered', () => {
    registered = true;
    process.stdout.write('registered worker\n');
  });
  return {
    run: () => server.run(),
    async drain(limitMs) {
      refusing = true;
      await within(callsOver(), limitMs);
    },
    state: async () => ({
      registered: registered && (await isConnected(settings.workerPort)),
      refusing,
      calls: server.activeJobs.length,
      seats: maxCalls,
      freeMemory: freeMemory(),
    }),
    async stop() {
      refusing = true;
      processes.close();
      await Promise.race([callsOver(), server.close()]);
    },
  };
}

/** The framework's own page knows whether its line to the media server stands. */
async function isConnected(port: number): Promise<boolean> {
  if (port === 0) return true;
  const signal = AbortSignal.timeout(CONNECTED_LIMIT_MS);
  const answer = await fetch(`http://127.0.0.1:${port}/`, { signal }).catch(() => null);
  return answer?.ok === true;
}
