/**
 * Arithmetic on the stretches of an audio that really sounded. A duty is fulfilled only by runs
 * that cover the whole audio: the end may be 60 ms short (the tail a device keeps to itself),
 * a hole inside may not be more than a rounding error. Pure.
 */

/** One stretch that played: where it starts in the audio, and how long it is, in ms. */
export interface PlayedRun {
  readonly offset: number;
  readonly duration: number;
}

const END_TOLERANCE_MS = 60;
const HOLE_TOLERANCE_MS = 10;

/** How much was played, in ms, whatever was missing in between. */
export function playedMs(runs: readonly PlayedRun[]): number {
  return runs.reduce((sum, run) => sum + run.duration, 0);
}

/** How far the audio was played from its start without a hole, in ms. */
export function playedFromStartMs(runs: readonly PlayedRun[]): number {
  let reached = 0;
  for (const run of [...runs].sort((a, b) => a.offset - b.offset)) {
    if (run.offset - reached > HOLE_TOLERANCE_MS) return reached;
    reached = Math.max(reached, run.offset + run.duration);
  }
  return reached;
}

/** Whether the runs cover an audio of `audioMs` to within 60 ms, without a hole. */
export function covers(runs: readonly PlayedRun[], audioMs: number): boolean {
  return audioMs > 0 && audioMs - playedFromStartMs(runs) <= END_TOLERANCE_MS;
}
