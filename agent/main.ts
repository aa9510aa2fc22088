/**
 * The agent worker: reads its settings, checks the words, renders what is said first, registers
 * with the media server and takes calls, each in a process of its own. SIGTERM and SIGINT end it
 * within 3 seconds, the calls with it: each writes its end first.
 */

import { join } from 'node:path';
import { AgentServer, initializeLogger, log, ServerOptions } from '@livekit/agents';
import { CallSeats } from './callSeats.ts';
import { portIsFree } from './portIsFree.ts';
import { type Prepared, prepare } from './prepare.ts';
import { renderBeforehand } from './renderBeforehand.ts';
import { type AgentSettings, describeSettingFaults, readAgentSettings } from './settings.ts';
import { tellTaken } from './tellTaken.ts';
import { WordsFault } from './words/wordsFault.ts';

/** Name under which the desk server dispatches calls. */
const AGENT_NAME = 'three-rings';
/** For calls to write their end at a shutdown, in ms. */
const SHUTDOWN_LIMIT_MS = 2_700;

/** How often it is seen whether the calls have ended, in ms. */
const CALLS_OVER_MS = 100;

const read = readAgentSettings();
if (read.ok) await run(read.settings);
else refuse(describeSettingFaults(read.faults));

async function run(settings: AgentSettings): Promise<void> {
  initializeLogger({ pretty: false, level: settings.logLevel });
  const { workerPort } = settings;
  if (workerPort !== 0 && !(await portIsFree(workerPort))) {
    refuse(
      `端口 ${workerPort} 已被占用，接听进程没有启动。\n  WORKER_PORT：请换一个端口，或设为 0（任意空闲端口）。`,
    );
  }
  const prepared = checked(settings);
  const rendering = renderBeforehand(prepared);
  await rendering.opening;
  const server = createServer(settings);
  const stop = async (signal: NodeJS.Signals) => {
    rendering.stop();
    const leave = () => process.exit(exitCode(signal));
    setTimeout(leave, SHUTDOWN_LIMIT_MS);
    setInterval(() => server.activeJobs.length === 0 && leave(), CALLS_OVER_MS);
    await server.close();
    leave();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  server.event.on('worker_registered', () => process.stdout.write('registered worker\n'));
  void rendering.done.then(() => prepared.speech.close());
  try {
    await server.run();
  } catch (error) {
    log().fatal({ error }, 'the worker lost the media server');
    refuse('与媒体服务器的连接断开，接听进程已停止。请确认媒体服务器在运行，然后重新启动。');
  }
}

function checked(settings: AgentSettings): Prepared {
  try {
    return prepare(settings);
  } catch (error) {
    if (error instanceof WordsFault) refuse(error.message);
    throw error;
  }
}

/** A worker that takes calls up to its limit; the media server sees the load only every 2.5 s. */
function createServer(settings: AgentSettings): AgentServer {
  const { livekit, maxCalls } = settings;
  const seats = new CallSeats({
    limit: maxCalls,
    running: () => server.activeJobs.map(({ job }) => job.id),
  });
  const server: AgentServer = new AgentServer(
    new ServerOptions({
      agent: join(import.meta.dirname, 'job.ts'),
      agentName: AGENT_NAME,
      wsURL: livekit.url,
      apiKey: livekit.apiKey,
      apiSecret: livekit.apiSecret,
      loadFunc: async () => seats.load,
      loadThreshold: 1,
      requestFunc: (request) => {
        if (seats.load >= 1) return request.reject();
        if (request.room?.name) void tellTaken(settings.desk, request.room.name);
        seats.promise(request.id);
        return request.accept();
      },
      numIdleProcesses: settings.idleProcesses,
      host: '127.0.0.1',
      port: settings.workerPort,
      logLevel: settings.logLevel,
      shutdownProcessTimeout: SHUTDOWN_LIMIT_MS,
      maxRetry: Number.POSITIVE_INFINITY,
    }),
  );
  return server;
}

function exitCode(signal: NodeJS.Signals): number {
  return signal === 'SIGINT' ? 130 : 143;
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
