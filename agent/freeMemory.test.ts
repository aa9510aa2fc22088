import { expect, it } from 'vitest';
import { freeMemory } from './freeMemory.ts';

const machine = { '/proc/meminfo': 'MemTotal:  8000000 kB\nMemAvailable:  2048000 kB\n' };
const from = (files: Readonly<Record<string, string>>) => (path: string) => files[path] ?? null;
const group = (max: string, current: number, cache: number) => ({
  ...machine,
  '/sys/fs/cgroup/memory.max': `${max}\n`,
  '/sys/fs/cgroup/memory.current': `${current}\n`,
  '/sys/fs/cgroup/memory.stat': `anon 1\ninactive_file ${cache}\n`,
});
const mebibyte = 1024 * 1024;

it("is the machine's where no container limits it", () => {
  expect(freeMemory(from(machine))).toBe(2000);
  expect(freeMemory(from(group('max', 1, 0)))).toBe(2000);
});

it("is the container's where that is less, the file cache not counted as used", () => {
  const limit = String(1000 * mebibyte);
  expect(freeMemory(from(group(limit, 900 * mebibyte, 300 * mebibyte)))).toBe(400);
  expect(freeMemory(from(group(String(9000 * mebibyte), 0, 0)))).toBe(2000);
});

it('is no limit where nothing is known', () => {
  expect(freeMemory(from({}))).toBe(Number.POSITIVE_INFINITY);
});

it('is known of this machine', () => {
  expect(freeMemory()).toBeGreaterThan(0);
});
