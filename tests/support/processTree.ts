/** Processes below a given one, as the kernel lists them; for tests that assert that a call's process is gone. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface ProcessEntry {
  readonly processId: number;
  readonly command: string;
}

/** Every living descendant of a process, nearest first. Linux only. */
export function descendants(ancestor: number): ProcessEntry[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(Number(name)) : null;
    if (parent !== null) parents.set(Number(name), parent);
  }
  const found: ProcessEntry[] = [];
  let generation = [ancestor];
  while (generation.length > 0) {
    generation = [...parents].flatMap(([id, parent]) => (generation.includes(parent) ? [id] : []));
    found.push(...generation.map((processId) => ({ processId, command: commandOf(processId) })));
  }
  return found;
}

/** Whether a process is there and not a zombie. */
export function alive(processId: number): boolean {
  return parentOf(processId) !== null;
}

/** Whether a process holds a file of this folder open. */
export function holdsOpen(processId: number, folder: string): boolean {
  try {
    return readdirSync(`/proc/${processId}/fd`).some((descriptor) => {
      try {
        return readlinkSync(`/proc/${processId}/fd/${descriptor}`).startsWith(`${folder}/`);
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}

/** Resident memory in bytes; 0 where the process is gone. */
export function residentBytes(processId: number): number {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function parentOf(processId: number): number | null {
  try {
    const status = readFileSync(`/proc/${processId}/stat`, 'utf8');
    const [state, parent] = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : Number(parent);
  } catch {
    return null;
  }
}

function commandOf(processId: number): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
