/**
 * Keeps the programs of the product running: starts each, waits until it is ready, starts it again
 * when it dies (a bounded number of times), and ends them all, grandchildren included, in time.
 *
 * It knows nothing of what the programs do. A program that dies before it was ever ready is a
 * fault of the start, not something to try again.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type ProcessGroup, type Program, startGroup } from './processGroup.ts';
import { readableLine } from './readableLine.ts';
import { StartFault } from './StartFault.ts';

export interface Service extends Program {
  /** As shown before each of its lines. */
  readonly label: string;
  /** Resolves once the service answers; is asked again and again until then. */
  readonly isReady: () => Promise<boolean>;
  /** Words of the line that it prints once it is ready to be used; answering is enough without. */
  readonly readyLine?: string;
  readonly readyWithinMs: number;
  /** How long it may take to end by itself after SIGTERM. */
  readonly stopWithinMs: number;
  /** Once it has ended, while the services begun before it still run; bounded by its own limit. */
  readonly afterStop?: () => Promise<void>;
}

export interface SupervisorOptions {
  readonly say: (line: string) => void;
  /** Told of every group that begins and ends, for whoever outlives us. */
  readonly onGroup?: (change: '+' | '-', group: number) => void;
  /** Restarts allowed within `windowMs`; beyond that the whole product ends. */
  readonly restarts?: number;
  readonly windowMs?: number;
  readonly firstPauseMs?: number;
  /** Whatever still runs so long after the end was asked for is killed, whichever its turn. */
  readonly stopAllWithinMs?: number;
}

const pollMs = 50;

export class Supervisor {
  /** Rejects when a service can't be kept running. */
  readonly gaveUp: Promise<never>;
  readonly #options: Required<SupervisorOptions>;
  readonly #running = new Map<Service, ProcessGroup>();
  readonly #fail: (fault: StartFault) => void;
  #stopping: Promise<void> | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = {
      onGroup: () => undefined,
      restarts: 5,
      windowMs: 60_000,
      firstPauseMs: 500,
      stopAllWithinMs: 4000,
      ...options,
    };
    const gaveUp = Promise.withResolvers<never>();
    this.gaveUp = gaveUp.promise;
    this.gaveUp.catch(() => undefined);
    this.#fail = gaveUp.reject;
  }

  /** @throws StartFault where the service dies or stays silent before it is ready */
  async begin(service: Service): Promise<void> {
    if (this.isStopping) return;
    const recent: string[] = [];
    let ready = service.readyLine === undefined;
    const group = this.#launch(service, (line) => {
      recent.push(line);
      if (recent.length > 12) recent.shift();
      ready ||= line.includes(service.readyLine ?? '');
    });
    const deadline = performance.now() + service.readyWithinMs;
    while (!(await service.isReady()) || !ready) {
      if (this.isStopping) return;
      const fault = group.hasEnded()
        ? `${service.label} 没能启动（${await group.ended}）`
        : performance.now() > deadline
          ? `${service.label} 在 ${service.readyWithinMs / 1000} 秒内没有就绪`
          : undefined;
      if (fault !== undefined) {
        const output = recent.map((line) => `\n    ${line}`).join('');
        throw new StartFault(output === '' ? fault : `${fault}，最后的输出：${output}`);
      }
      await wait(pollMs);
    }
    void this.#watch(service, group);
  }

  get isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  /** Ends everything, last begun first; whatever is left of a service after its time is killed. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  /** Ends everything at once. */
  killAll(): void {
    for (const [service, group] of this.#running) this.#finish(service, group);
  }

  async #stopAll(): Promise<void> {
    const last = setTimeout(() => this.killAll(), this.#options.stopAllWithinMs);
    for (const [service, group] of [...this.#running].reverse()) {
      group.signal('SIGTERM');
      await Promise.race([group.ended, wait(service.stopWithinMs, undefined, { ref: false })]);
      this.#finish(service, group);
      await Promise.race([group.ended, wait(500, undefined, { ref: false })]);
      await service.afterStop?.().catch(() => undefined);
    }
    clearTimeout(last);
  }

  #launch(service: Service, hear: (line: string) => void = () => undefined): ProcessGroup {
    const group = startGroup(service, (line) => {
      hear(line);
      this.#options.say(`${service.label} │ ${readableLine(line)}`);
    });
    this.#running.set(service, group);
    if (group.id !== 0) this.#options.onGroup('+', group.id);
    return group;
  }

  /** Kills what is left of the group, so that no grandchild outlives its leader. */
  #finish(service: Service, group: ProcessGroup): void {
    group.kill();
    if (this.#running.get(service) === group) this.#running.delete(service);
    if (group.id !== 0) this.#options.onGroup('-', group.id);
  }

  async #watch(service: Service, first: ProcessGroup): Promise<void> {
    const { restarts, windowMs, firstPauseMs, say } = this.#options;
    let deaths: number[] = [];
    for (let group = first; ; ) {
      const how = await group.ended;
      if (this.isStopping) return;
      this.#finish(service, group);
      const now = performance.now();
      deaths = [...deaths.filter((at) => now - at < windowMs), now];
      if (deaths.length > restarts) {
        this.#fail(new StartFault(`${service.label} 一再退出（${how}），不再重新启动。`));
        return;
      }
      say(`${service.label} 意外退出（${how}），重新启动（第 ${deaths.length}/${restarts} 次）`);
      await wait(firstPauseMs * 2 ** (deaths.length - 1));
      if (this.isStopping) return;
      group = this.#launch(service);
    }
  }
}
