/**
 * Keeps one eSpeak process running: starts it, asks it, starts another where it died or hangs.
 *
 * Questions run one after another; a question whose process dies is asked once more of a fresh one,
 * so that a crash costs a moment and no words. Restarts are bounded: an engine that dies again and
 * again is left alone for a while with a `SpeechFault`. An idle process does not keep its parent
 * alive.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { ClauseQuestion, ProcessAnswer } from './espeakMessages.ts';
import { SpeechFault } from './types.ts';

export interface EspeakSupervisor {
  /** Starts the process, if it does not run. @throws SpeechFault */
  start(): Promise<void>;
  /** 24 kHz samples of one clause. @throws SpeechFault `failed` */
  ask(question: ClauseQuestion): Promise<Int16Array>;
  /** The running process, for measurements and tests. */
  readonly processId: number | undefined;
  /** Ends the process; later questions fail. Idempotent. */
  close(): Promise<void>;
}

export interface EspeakLimits {
  readonly startMs: number;
  readonly clauseMs: number;
  /** After so many deaths within `deathWindowMs` no process is started until the window has passed. */
  readonly deaths: number;
  readonly deathWindowMs: number;
}

export const ESPEAK_LIMITS: EspeakLimits = {
  startMs: 10_000,
  clauseMs: 5_000,
  deaths: 4,
  deathWindowMs: 60_000,
};

const ENTRY = fileURLToPath(new URL('./espeakProcess.ts', import.meta.url));
const STDERR_KEPT = 400;
/** Nothing of ours is handed on, keys least of all; one malloc arena saves 35 MB (measured). */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };

class ProcessDied extends Error {}

interface Running {
  readonly child: ChildProcess;
  readonly stderr: () => string;
}

/** Waits for the next answer; rejects with `ProcessDied` on exit and on a late answer. */
function nextAnswer({ child, stderr }: Running, limitMs: number): Promise<ProcessAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      finish();
    };
    const onMessage = (message: ProcessAnswer): void => settle(() => resolve(message));
    const onExit = (code: number | null, signal: string | null): void =>
      settle(() => reject(new ProcessDied(`进程退出（${signal ?? code}）${stderr()}`)));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      settle(() => reject(new ProcessDied(`进程 ${limitMs} 毫秒内没有应答`)));
    }, limitMs);
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}

function isAlive({ child }: Running): boolean {
  return child.connected && !child.killed && child.exitCode === null && child.signalCode === null;
}

function setBusy({ child }: Running, busy: boolean): void {
  if (busy) child.ref();
  else child.unref();
  if (busy) child.channel?.ref();
  else child.channel?.unref();
}

function spawn(packageName: string): Running {
  const child = fork(ENTRY, [packageName], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--max-semi-space-size=1'],
    env: ENVIRONMENT,
  });
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-STDERR_KEPT);
  });
  if (child.stderr instanceof Socket) child.stderr.unref();
  child.on('error', () => {});
  return { child, stderr: () => (tail === '' ? '' : `：${tail.trim()}`) };
}

/** @param packageName npm package of the engine */
export function createEspeakSupervisor(
  packageName: string,
  limits: EspeakLimits = ESPEAK_LIMITS,
): EspeakSupervisor {
  let running: Running | undefined;
  let lasting: SpeechFault | undefined;
  let deaths: number[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  async function started(): Promise<Running> {
    if (lasting) throw lasting;
    if (running && isAlive(running)) return running;
    const fresh = spawn(packageName);
    running = fresh;
    const first = await nextAnswer(fresh, limits.startMs);
    if (first.type !== 'unavailable') return fresh;
    lasting ??= new SpeechFault(
      'failed',
      `没有可用的 eSpeak NG（${packageName}）：${first.message}。请运行 npm install --include=optional，` +
        '或设置 TTS_BASE_URL 使用其他语音合成。(eSpeak NG is missing: run npm install ' +
        '--include=optional, or set TTS_BASE_URL.)',
    );
    throw lasting;
  }

  async function attempt<T>(use: (process: Running) => Promise<T>): Promise<T> {
    const now = performance.now();
    deaths = deaths.filter((at) => now - at < limits.deathWindowMs);
    if (deaths.length >= limits.deaths) {
      throw new SpeechFault('failed', `eSpeak NG 已退出 ${deaths.length} 次，暂停使用`);
    }
    try {
      const process = await started();
      setBusy(process, true);
      try {
        return await use(process);
      } finally {
        setBusy(process, false);
      }
    } catch (error) {
      if (error instanceof ProcessDied) deaths.push(performance.now());
      throw lasting ?? error;
    }
  }

  async function withProcess<T>(use: (process: Running) => Promise<T>): Promise<T> {
    try {
      return await attempt(use);
    } catch (error) {
      if (!(error instanceof ProcessDied)) throw error;
    }
    try {
      return await attempt(use);
    } catch (error) {
      if (!(error instanceof ProcessDied)) throw error;
      throw new SpeechFault('failed', `eSpeak NG 重启后仍然失败：${error.message}`, {
        cause: error,
      });
    }
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  }

  return {
    start: () => inTurn(() => withProcess(async () => {})),
    ask: (question) =>
      inTurn(() =>
        withProcess(async (process) => {
          process.child.send(question, () => {});
          const answer = await nextAnswer(process, limits.clauseMs);
          if (answer.type === 'sound') return answer.samples;
          throw new SpeechFault('failed', `eSpeak NG 的应答不是声音：${answer.type}`);
        }),
      ),
    get processId() {
      return running?.child.pid;
    },
    close: async () => {
      lasting = new SpeechFault('failed', 'eSpeak NG 已经关闭');
      const child = running?.child;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      const exited = once(child, 'exit');
      const kill = setTimeout(() => child.kill('SIGKILL'), 1_000);
      if (child.connected) child.disconnect();
      await exited;
      clearTimeout(kill);
    },
  };
}
