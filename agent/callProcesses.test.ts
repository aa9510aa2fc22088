import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { CallProcesses } from './callProcesses.ts';

/** Reports what it is told to, as a call's process reports to its worker. */
const module = join(import.meta.dirname, 'testing/reportingProcess.js');
const children: ChildProcess[] = [];
const watchers: CallProcesses[] = [];

afterEach(() => {
  for (const watcher of watchers.splice(0)) watcher.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function watched() {
  const told: string[] = [];
  const processes = new CallProcesses({
    module,
    free: (count) => told.push(`${count} free`),
    died: ({ callId, part }) => told.push(`${callId}/${part} died`),
    lost: (wasUp) => told.push(wasUp ? 'lost, was up' : 'lost, was not up'),
  });
  watchers.push(processes);
  return { told, processes };
}

async function forked(file = module): Promise<ChildProcess> {
  const child = fork(file, [file]);
  children.push(child);
  await once(child, 'spawn');
  return child;
}

type Told = string | { readonly state: string; readonly call: object };

async function reports(child: ChildProcess, state: Told): Promise<void> {
  const heard = once(child, 'message');
  child.send(state);
  await heard;
}

const isHeld = (child: ChildProcess) =>
  readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.startsWith('T');

async function until(probe: () => boolean | undefined): Promise<void> {
  while (!probe()) await new Promise(setImmediate);
}

it('tells how many calls would be answered at once', async () => {
  const { told, processes } = watched();
  const [one, two] = [await forked(), await forked()];
  await reports(one, 'warm');
  await reports(two, 'warm');
  processes.callComes();
  await reports(one, 'answering');
  processes.callComes();
  expect(told).toEqual(['1 free', '2 free', '1 free', '0 free']);
});

it('holds a process back that is forked for a call that a warm one takes, until it speaks', async () => {
  const { processes } = watched();
  const answering = await forked();
  await reports(answering, 'warm');
  processes.callComes();
  const next = await forked();
  await until(() => isHeld(next));
  await reports(answering, 'answering');
  expect(isHeld(next)).toBe(true);
  await reports(answering, 'speaking');
  await until(() => !isHeld(next));
});

it('lets a process go on as soon as another call needs it', async () => {
  const { processes } = watched();
  const answering = await forked();
  await reports(answering, 'warm');
  processes.callComes();
  await reports(answering, 'answering');
  const next = await forked();
  await until(() => isHeld(next));
  processes.callComes();
  await until(() => !isHeld(next));
});

it('holds nothing back for a call that has no process yet', async () => {
  const { processes } = watched();
  processes.callComes();
  const next = await forked();
  await reports(next, 'warm');
  expect(isHeld(next)).toBe(false);
});

it('tells which processes end without a call, up or not, and of no others', async () => {
  const { told } = watched();
  const [cold, up, serving] = [await forked(), await forked(), await forked()];
  await reports(up, 'up');
  await reports(serving, 'answering');
  for (const child of [serving, cold, up]) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  expect(told).toEqual(['lost, was not up', 'lost, was up']);
});

it('does not mind other children of the worker', async () => {
  const { told } = watched();
  const other = join(import.meta.dirname, '../scripts/start/reaper.js');
  const child = fork(other, [], { stdio: 'ignore' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(told).toEqual([]);
});

it('tells of a process that ends in the middle of its call, and not of one whose call has ended', async () => {
  const { told } = watched();
  const [broken, over] = [await forked(), await forked()];
  for (const [child, callId] of [
    [broken, 'broken'],
    [over, 'over'],
  ] as const) {
    await reports(child, 'warm');
    await reports(child, { state: 'answering', call: { callId, part: 1 } });
  }
  await reports(over, 'ended');
  for (const child of [broken, over]) {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  await until(() => told.includes('broken/1 died'));
  expect(told.filter((line) => line.endsWith('died'))).toEqual(['broken/1 died']);
});
