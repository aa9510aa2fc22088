/**
 * How much memory is left for more calls: the machine's, or the container's where that is less.
 * What the kernel would give back at once (the file cache) counts as free, in a container too,
 * where the plain number would call it used and turn callers away for nothing.
 */
import { readFileSync } from 'node:fs';

const MEBIBYTE = 1024 * 1024;

/** The text of a file; null where there is none. */
export type MemoryFiles = (path: string) => string | null;

/** In MiB; infinite where nothing is known of it. */
export function freeMemory(files: MemoryFiles = fromDisk): number {
  return Math.min(ofMachine(files), ofContainer(files));
}

function ofMachine(files: MemoryFiles): number {
  const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(files('/proc/meminfo') ?? '')?.[1];
  return kibibytes === undefined ? Number.POSITIVE_INFINITY : Number(kibibytes) / 1024;
}

/** Control groups, version 2. */
function ofContainer(files: MemoryFiles): number {
  const limit = Number(files('/sys/fs/cgroup/memory.max') ?? Number.NaN);
  const used = Number(files('/sys/fs/cgroup/memory.current') ?? Number.NaN);
  if (!Number.isFinite(limit) || !Number.isFinite(used)) return Number.POSITIVE_INFINITY;
  const statistics = files('/sys/fs/cgroup/memory.stat') ?? '';
  const cache = Number(/^inactive_file (\d+)$/m.exec(statistics)?.[1] ?? 0);
  return (limit - used + cache) / MEBIBYTE;
}

function fromDisk(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
