/** Finds the living processes of one start: all that carry a word in their environment, and their children. */
import { readdirSync, readFileSync } from 'node:fs';

interface Living {
  readonly id: number;
  readonly parent: number;
  readonly carries: boolean;
}

/** @param word e.g. the data folder, which no other process of the machine names */
export function processesWith(word: string): readonly number[] {
  const living = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => read(name, word));
  const ours = new Set(living.filter(({ carries }) => carries).map(({ id }) => id));
  for (let before = -1; before !== ours.size; ) {
    before = ours.size;
    for (const { id, parent } of living) if (ours.has(parent)) ours.add(id);
  }
  ours.delete(process.pid);
  return [...ours];
}

function read(name: string, word: string): Living[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const [, state = '', parent = ''] = /^\d+ \(.*\) (\S) (\d+)/s.exec(stat) ?? [];
    if (state === 'Z') return [];
    const environment = readFileSync(`/proc/${name}/environ`, 'utf8');
    return [{ id: Number(name), parent: Number(parent), carries: environment.includes(word) }];
  } catch {
    return [];
  }
}
