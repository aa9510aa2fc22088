/**
 * `npm run backup -- <file>`: writes the whole database to one compressed file, while the product
 * runs or not. The file holds callers' data: only this user may read it, and none is written over.
 */
import { existsSync, rmSync } from 'node:fs';
import { link, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BackupFault } from '../../records/backup/backupFault.ts';
import { headSchema, rowOf } from '../../records/backup/backupLines.ts';
import { checkBackup } from '../../records/backup/checkBackup.ts';
import { commandLine } from '../../records/commandLine.ts';
import { ProgressBar } from './progressBar.ts';
import { runRecordsCommand } from './recordsCommand.ts';

const command = commandLine('backup')
  .description('把数据库备份到一个文件（运行中也可以）')
  .argument('<文件>', '备份文件，例如 backup-2026-11-24.gz')
  .parse();
const file = resolve(process.env.INIT_CWD ?? process.cwd(), command.args[0] ?? '');
const partial = `${file}.partial`;

await runRecordsCommand(async ({ maintenance }) => {
  if (existsSync(file)) throw new BackupFault(`${file} 已经存在。请换一个文件名。`);
  try {
    const rows = await write(maintenance.backup());
    await checkBackup(partial);
    await link(partial, file);
    process.stdout.write(`已备份 ${rows} 行到 ${file}\n`);
    return 0;
  } catch (error) {
    throw faultOf(error);
  } finally {
    rmSync(partial, { force: true });
  }
});

async function write(lines: AsyncIterable<string>): Promise<number> {
  const target = await open(partial, 'w', 0o600);
  let rows = 0;
  await pipeline(
    counted(lines, (done) => (rows = done)),
    createGzip(),
    target.createWriteStream({ flush: true }),
  );
  return rows;
}

async function* counted(lines: AsyncIterable<string>, told: (rows: number) => void) {
  let bar: ProgressBar | undefined;
  let rows = 0;
  for await (const line of lines) {
    if (bar === undefined) {
      const { tables } = headSchema.parse(JSON.parse(line));
      bar = new ProgressBar(
        '备份',
        tables.reduce((sum, table) => sum + table.rows, 0),
      );
    } else if (rowOf(line) !== null) {
      rows += 1;
      bar.update(rows);
    }
    yield `${line}\n`;
  }
  bar?.finish();
  told(rows);
}

function faultOf(error: unknown): unknown {
  if (
    !(error instanceof Error) ||
    !('code' in error) ||
    !('path' in error || error.code === 'ENOSPC')
  )
    return error;
  return new BackupFault(`不能写 ${file}：${error.message}`);
}
