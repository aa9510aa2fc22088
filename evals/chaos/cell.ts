/**
 * What a cell of the chaos run is: real callers, something that is killed, and how the calls went
 * on. A cell breaks things and looks; it judges nothing, that is `verifyCall`'s.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Caller } from '../../tests/support/caller.ts';
import { eventually } from '../../tests/support/deadline.ts';
import type { Person } from '../../tests/support/person.ts';
import type { Product } from '../../tests/support/product.ts';

export const limitMs = 40_000;

export interface ChaosRound {
  readonly product: Product;
  /** A person at the desk, free unless a cell has given them a call. */
  readonly person: Person;
  /** How long the database is away, ms. */
  readonly databaseMs: number;
}

/** What a round of a cell has left to be looked at. */
export interface RoundResult {
  readonly callIds: readonly string[];
  /** Callers whose line was cut before they hung up. */
  readonly lost: readonly string[];
  /** From each kill to the first sound of the process that goes on, as the caller heard it, ms. */
  readonly gapsMs: readonly number[];
}

export interface Cell {
  readonly id: string;
  readonly name: string;
  run(round: ChaosRound): Promise<RoundResult>;
}

/** Kills the process of a call without a word; @returns `performance.now()` of the kill */
export async function killProcessOf(product: Product, callId: string): Promise<number> {
  process.kill(await product.processOf(callId), 'SIGKILL');
  return performance.now();
}

/** The agents that this caller has heard or sees. */
export function agentsOf(caller: Caller): readonly string[] {
  return [...caller.room.remoteParticipants.keys()].filter((name) => name.startsWith('agent'));
}

/** Resolves with the gap: from the kill to the first sound of another agent. */
export async function successorSpeaks(
  caller: Caller,
  { before, killedAt }: { readonly before: readonly string[]; readonly killedAt: number },
): Promise<number> {
  const name = await eventually(limitMs, 'another agent in the room', () => {
    return agentsOf(caller).find((one) => !before.includes(one)) ?? null;
  });
  const hearing = caller.hearing(name);
  return hearing.arrival(await hearing.sound(limitMs)) - killedAt;
}

/** Lets every caller hang up and waits for the ends of their calls. */
export async function endAll(product: Product, callers: readonly Caller[]): Promise<string[]> {
  const lost = callers.filter(({ left }) => left !== null).map(({ callId }) => callId);
  await Promise.all(
    callers.map(async (caller) => {
      await caller.hangUp();
      await product.journal(caller.callId).event('call.ended', limitMs);
    }),
  );
  return lost;
}

/** Something audible from this speaker to that listener: 600 ms of a voice. */
export async function hearsEachOther(one: Caller, other: Caller): Promise<void> {
  for (const [speaker, listener] of [
    [one, other],
    [other, one],
  ] as const) {
    const hearing = listener.hearing(speaker.ticket.identity);
    const from = hearing.position;
    await speaker.speak('我听得到您说话');
    await hearing.sound(limitMs, from);
  }
}

/** So long a call goes on undisturbed. */
export async function lastFor(ms: number): Promise<void> {
  await wait(ms);
}
