/** Who holds the folder: written by the holder, read by who finds it locked. Only a hint; the lock decides. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const holderSchema = z.object({
  processId: z.int(),
  /** Address of the desk server that it works for; null where there is none. */
  deskUrl: z.string().nullable(),
});

export type Holder = z.infer<typeof holderSchema>;

export function writeHolder(file: string, holder: Holder): void {
  writeFileSync(file, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
}

export function readHolder(file: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
