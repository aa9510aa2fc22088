/**
 * What of a call's files the database has, noted beside them: nothing is sent again without need,
 * and a file that was cut at its end shows, since more of it had been stored.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const markSchema = z.object({
  /** After a restore there is another database, and everything is offered to it again. */
  databaseId: z.string(),
  parts: z.array(z.object({ part: z.int(), seq: z.int(), hash: z.string(), bytes: z.int() })),
  /** Why the rest is not taken; a person has to look at it. */
  refused: z.string().optional(),
});

export type ShippedMark = z.infer<typeof markSchema>;

export function readMark(folder: string): ShippedMark | null {
  try {
    return markSchema.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')));
  } catch {
    return null;
  }
}

export function writeMark(folder: string, mark: ShippedMark): void {
  const file = fileOf(folder);
  writeFileSync(`${file}.new`, `${JSON.stringify(mark)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function fileOf(folder: string): string {
  return join(folder, 'shipped.json');
}
