/**
 * Runs the cells, round after round, on one product, and looks at what they leave: callers, journals,
 * records, rooms, processes. A round that throws is a round in which callers were lost.
 */
import { z } from 'zod';
import { eventually } from '../../tests/support/deadline.ts';
import { signIn } from '../../tests/support/person.ts';
import type { Product } from '../../tests/support/product.ts';
import type { Cell } from './cell.ts';
import { type CallFaults, isWhole, verifyCall } from './verifyCall.ts';

/** For the worker's sweeper to send what dead processes left: a minute of quiet, and its rounds. */
const recordsLimitMs = 120_000;
/** After the last end: no room, no process that is not waiting for a call. */
const leftoversLimitMs = 30_000;
const answer = z.object({ lines: z.array(z.string()) });

export interface CellReport {
  readonly id: string;
  readonly name: string;
  readonly rounds: number;
  readonly calls: number;
  readonly lost: number;
  readonly gapsMs: readonly number[];
  readonly faults: readonly CallFaults[];
  /** Rounds that did not come to their end, with the reason. */
  readonly failed: readonly string[];
}

export interface ChaosReport {
  readonly cells: readonly CellReport[];
  /** Rooms and processes that were left 30 s after the last end. */
  readonly left: readonly string[];
}

export interface ChaosOptions {
  readonly product: Product;
  readonly cells: readonly Cell[];
  readonly rounds: number;
  readonly databaseMs: number;
  readonly progress: (text: string) => void;
}

export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { product, cells, rounds, databaseMs, progress } = options;
  const ran: (Omit<CellReport, 'faults'> & { readonly callIds: readonly string[] })[] = [];
  for (const cell of cells) {
    const callIds: string[] = [];
    const gapsMs: number[] = [];
    const failed: string[] = [];
    let lost = 0;
    for (let round = 1; round <= rounds; round += 1) {
      progress(`${cell.name}：第 ${round}/${rounds} 轮`);
      const person = await signIn(product.deskUrl, '201');
      try {
        const result = await cell.run({ product, person, databaseMs });
        callIds.push(...result.callIds);
        gapsMs.push(...result.gapsMs);
        lost += result.lost.length;
      } catch (error) {
        failed.push(error instanceof Error ? error.message : String(error));
        await clearAway(product);
      } finally {
        person.signOut();
      }
    }
    const { id, name } = cell;
    ran.push({ id, name, rounds, calls: callIds.length, lost, gapsMs, failed, callIds });
  }
  progress('正在核对留下的房间、进程与日志');
  const left = await leftovers(product);
  const reports: CellReport[] = [];
  for (const { callIds, ...report } of ran) {
    const faults: CallFaults[] = [];
    for (const callId of callIds) faults.push(await verified(product, callId));
    reports.push({ ...report, faults: faults.filter((call) => !isWhole(call)) });
  }
  return { cells: reports, left };
}

/** What a failed round has left is no matter of the rounds after it. */
async function clearAway({ media: { rooms } }: Product): Promise<void> {
  for (const { name } of await rooms.listRooms()) await rooms.deleteRoom(name);
}

/** Whether nothing of it may not be. */
export function isClean({ cells, left }: ChaosReport): boolean {
  return (
    left.length === 0 &&
    cells.every(({ lost, faults, failed }) => lost + faults.length + failed.length === 0)
  );
}

/** The call against the records, as soon as these have all of it. */
async function verified(product: Product, callId: string): Promise<CallFaults> {
  const lines = product.journal(callId).lines();
  let faults = verifyCall(callId, lines, []);
  await eventually(recordsLimitMs, `the records of ${callId}`, async () => {
    faults = verifyCall(callId, lines, await storedLines(product, callId));
    return faults.missing === 0;
  }).catch(() => undefined);
  return faults;
}

async function storedLines({ desk }: Product, callId: string): Promise<string[]> {
  const response = await fetch(`${desk.url}/internal/journal/${callId}/lines`, {
    headers: { authorization: `Bearer ${desk.secret}` },
  });
  return response.ok ? answer.parse(await response.json()).lines : [];
}

async function leftovers(product: Product): Promise<string[]> {
  let left: string[] = [];
  await eventually(leftoversLimitMs, 'rooms and processes to go', async () => {
    const rooms = (await product.media.rooms.listRooms()).map(({ name }) => `room ${name}`);
    const [, ...beyond] = product.jobs();
    left = [...rooms, ...beyond.map((id) => `process ${id}`)];
    return left.length === 0;
  }).catch(() => undefined);
  return left;
}
