/**
 * The lines of a backup file: one JSON object each. A head; for each table its rows and an end with
 * their number and checksum; a last line with the checksum of everything, without which a file is
 * cut off. Made to be read by other programs and by later versions.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

export const backupVersion = 1;

export const headSchema = z.object({
  format: z.literal('three-rings-backup'),
  version: z.int(),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  /** Hashes of the migrations that the database had. */
  schema: z.array(z.string()),
  /** Rows per table, in the order of the file. */
  tables: z.array(z.object({ name: z.string(), rows: z.int() })),
});
export const endSchema = z.object({ end: z.string(), rows: z.int(), sha256: z.string() });
export const completeSchema = z.object({ complete: z.literal(true), sha256: z.string() });

export type BackupHead = z.infer<typeof headSchema>;

/** A row's line; the row is the database's own JSON of it, kept byte by byte. */
export function rowLine(row: string): string {
  return `{"row":${row}}`;
}

/** @returns the row's JSON, or null where the line is no row */
export function rowOf(line: string): string | null {
  return line.startsWith('{"row":') && line.endsWith('}') ? line.slice(7, -1) : null;
}

/** A checksum over lines or rows, in order. */
export class Checksum {
  readonly #hash = createHash('sha256');

  add(text: string): void {
    this.#hash.update(text).update('\n');
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}
