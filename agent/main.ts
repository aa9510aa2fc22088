/**
 * Entry of the agent worker: reads its settings, checks the words, renders what is said first, and
 * takes calls. SIGTERM lets its calls finish, within the drain limit, and takes no new ones; SIGINT,
 * a second signal or the end of the limit end it within 3 seconds, the calls with it: each writes its
 * end first.
 */

import { join } from 'node:path';
import { initializeLogger, log } from '@livekit/agents';
import { type CallWorker, createCallWorker, SHUTDOWN_LIMIT_MS } from './callWorker.ts';
import { portIsFree } from './portIsFree.ts';
import { lastGoodWords, type Prepared, prepare } from './prepare.ts';
import { type Rendering, renderBeforehand } from './renderBeforehand.ts';
import { type AgentSettings, describeSettingFaults, readAgentSettings } from './settings.ts';
import { sweepLeftovers } from './shipping.ts';
import { keepWords } from './words/keepWords.ts';
import { WordsFault } from './words/wordsFault.ts';
import { openWorkerPage } from './workerPage.ts';

/** For the first process to be warm before calls are invited all the same, in ms. */
const WARM_LIMIT_MS = 20_000;
/** How often it is seen whether the words on disk have changed, in ms. */
const WORDS_LOOK_MS = 5_000;

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
  sweepLeftovers(settings, (error) => log().error({ error }, 'journals left behind'));
  void rendering.done.then(() => prepared.speech.close());
  const ready = once(() => process.stdout.write('ready for calls\n'));
  const worker = createCallWorker({
    settings,
    module: join(import.meta.dirname, 'job.ts'),
    ready,
    failed: (reason) => refuse(`${reason}，接听进程停止。请排除原因后重新启动。`),
  });
  setTimeout(ready, WARM_LIMIT_MS).unref();
  await openPage(settings, worker);
  watchWords(prepared);
  endOnSignal(worker, rendering, settings.drainLimitMs);
  try {
    await worker.run();
  } catch (error) {
    log().fatal({ error }, 'the worker lost the media server');
    refuse('与媒体服务器的连接断开，接听进程已停止。请确认媒体服务器在运行，然后重新启动。');
  }
}

async function openPage({ page }: AgentSettings, worker: CallWorker): Promise<void> {
  if (page === null) return;
  await openWorkerPage({ ...page, state: () => worker.state() }).catch(() =>
    refuse(
      `${page.host}:${page.port} 不能监听，接听进程没有启动。\n  HEALTH_PORT、HEALTH_HOST：请换一个端口或地址。`,
    ),
  );
}

function checked(settings: AgentSettings): Prepared {
  try {
    return prepare(settings);
  } catch (error) {
    if (error instanceof WordsFault) refuse(error.message);
    throw error;
  }
}

/** Words changed while calls are answered serve the next call; broken ones are told, once. */
function watchWords({ settings, served }: Prepared): void {
  const kept = keepWords({
    directory: settings.promptsDir,
    served,
    lastGood: lastGoodWords(settings),
    changed() {
      log().info('words have changed: the next call is served with them');
      const fresh = prepare(settings);
      void renderBeforehand(fresh).done.then(() => fresh.speech.close());
    },
    broken: (fault) => process.stderr.write(`沿用上一版用语与知识。${fault}\n`),
  });
  setInterval(() => kept.look(), WORDS_LOOK_MS).unref();
}

function endOnSignal(worker: CallWorker, rendering: Rendering, drainLimitMs: number): void {
  const again = Promise.withResolvers<void>();
  const stop = async (signal: NodeJS.Signals) => {
    rendering.stop();
    if (signal === 'SIGTERM') await Promise.race([worker.drain(drainLimitMs), again.promise]);
    const leave = () => process.exit(signal === 'SIGINT' ? 130 : 143);
    setTimeout(leave, SHUTDOWN_LIMIT_MS);
    await worker.stop();
    leave();
  };
  process.once('SIGTERM', (signal) => {
    for (const second of ['SIGTERM', 'SIGINT'] as const) process.on(second, () => again.resolve());
    void stop(signal);
  });
  process.once('SIGINT', stop);
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
