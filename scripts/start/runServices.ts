/**
 * The life of a start: services up, stage by stage; then nothing but waiting; then everything down.
 *
 * Down means down: every process group is ended within a bounded time, whichever way the end came
 * (Ctrl-C, kill, a fault, a vanished parent), and a reaper stands by for the case of kill -9.
 */
import { endOnSignal } from './endOnSignal.ts';
import { openLifeline } from './lifeline.ts';
import { type Service, Supervisor, type SupervisorOptions } from './supervisor.ts';

export interface RunOptions {
  /** Services of one stage begin together; a stage begins when the one before is ready. */
  readonly stages: readonly (readonly Service[])[];
  readonly say: (line: string) => void;
  readonly onReady: () => void;
  /** Process ids from our parent upwards whose end is ours. */
  readonly ancestors?: readonly number[];
  readonly supervisor?: Pick<SupervisorOptions, 'restarts' | 'windowMs' | 'firstPauseMs'>;
}

/**
 * Returns once everything has ended because somebody asked for it.
 * @throws StartFault where a service can't be started or kept running; everything has ended then too
 */
export async function runServices(options: RunOptions): Promise<void> {
  const lifeline = openLifeline();
  const supervisor = new Supervisor({
    ...options.supervisor,
    say: options.say,
    onGroup: (change, group) => lifeline.tell(change, group),
  });
  const asked = Promise.withResolvers<void>();
  endOnSignal(
    {
      orderly: () => asked.resolve(),
      atOnce: () => supervisor.killAll(),
    },
    options.ancestors ?? [],
  );
  try {
    await Promise.race([asked.promise, supervisor.gaveUp, upAndReady(supervisor, options)]);
    await Promise.race([asked.promise, supervisor.gaveUp]);
    options.say('正在结束……');
  } finally {
    await supervisor.stop();
    await lifeline.release();
  }
}

async function upAndReady(supervisor: Supervisor, options: RunOptions): Promise<void> {
  for (const stage of options.stages) {
    await Promise.all(stage.map((service) => supervisor.begin(service)));
  }
  if (!supervisor.isStopping) options.onReady();
}
