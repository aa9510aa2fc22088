/**
 * Reads a backup file from end to end before anything of it is used: whole, unaltered, and of a
 * version that this one understands. Puts nothing anywhere.
 */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { knownMigrations } from '../database/migrate.ts';
import { BackupFault } from './backupFault.ts';
import {
  type BackupHead,
  backupVersion,
  Checksum,
  completeSchema,
  endSchema,
  headSchema,
  rowOf,
} from './backupLines.ts';
import { backupTables } from './backupTables.ts';
import { splitLines } from './splitLines.ts';

export interface CheckedTable {
  /** Of its rows, in the order of the file. */
  readonly sha256: string;
  /** Those that its rows have; an older version's may be fewer than today's. */
  readonly columns: readonly string[];
}

export interface CheckedBackup {
  readonly head: BackupHead;
  readonly tables: ReadonlyMap<string, CheckedTable>;
}

/** @throws BackupFault where it must not be put back */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  const whole = new Checksum();
  const tables = new Map<string, CheckedTable>();
  let head: BackupHead | null = null;
  let table = emptyTable();
  let complete = false;
  for await (const line of linesOf(file)) {
    if (complete) throw damaged(file, '末尾之后还有内容');
    if (head === null) {
      head = headOf(file, line);
      whole.add(line);
      continue;
    }
    const row = rowOf(line);
    if (row !== null) {
      if (table.rows === 0) table.columns = Object.keys(JSON.parse(row));
      table.checksum.add(row);
      table.rows += 1;
      whole.add(line);
      continue;
    }
    const last = parsed(completeSchema, line);
    if (last !== null) {
      if (last.sha256 !== whole.digest()) throw damaged(file, '校验和不符');
      complete = true;
      continue;
    }
    const end = parsed(endSchema, line);
    if (end === null) throw damaged(file, '有读不懂的行');
    if (end.rows !== table.rows || end.sha256 !== table.checksum.digest()) {
      throw damaged(file, `表 ${end.end} 的校验和不符`);
    }
    tables.set(end.end, { sha256: end.sha256, columns: table.columns });
    table = emptyTable();
    whole.add(line);
  }
  if (head === null) throw damaged(file, '是空的');
  if (!complete) throw damaged(file, '没有到末尾就断了');
  const names = head.tables.map(({ name }) => name);
  const known: readonly string[] = backupTables.map(({ name }) => name);
  if (names.some((name) => !known.includes(name) || !tables.has(name))) {
    throw damaged(file, '表与目录不符');
  }
  return { head, tables };
}

function emptyTable(): { checksum: Checksum; rows: number; columns: readonly string[] } {
  return { checksum: new Checksum(), rows: 0, columns: [] };
}

/** Lines of the file, unpacked. @throws BackupFault where it can't be read or unpacked */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const raw = createReadStream(file);
  const unpacked = raw.pipe(createGunzip());
  raw.on('error', (error) => unpacked.destroy(error));
  try {
    yield* splitLines(unpacked);
  } catch (error) {
    if (error instanceof BackupFault) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new BackupFault(`没有备份文件 ${file}。请检查路径。`);
    }
    throw damaged(file, error instanceof Error ? error.message : String(error));
  }
}

function headOf(file: string, line: string): BackupHead {
  const head = parsed(headSchema, line);
  if (head === null) throw damaged(file, '不是三声的备份文件');
  const known = knownMigrations();
  const newer =
    head.version > backupVersion ||
    head.schema.length > known.length ||
    head.schema.some((hash, index) => hash !== known[index]);
  if (newer) {
    throw new BackupFault(
      `${file} 由更新版本的三声写下（格式 ${head.version}，${head.schema.length} 步结构）。请用那个版本恢复；没有改动任何数据。`,
    );
  }
  return head;
}

function damaged(file: string, how: string): BackupFault {
  return new BackupFault(`${file} 已损坏：${how}。没有改动任何数据。请换一份备份。`);
}

function parsed<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
