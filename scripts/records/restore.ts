/**
 * `npm run restore -- <file>`: puts a backup into the database, which has to be empty unless
 * `--force` says that it may be replaced. The file is read to its end first, and what was put in is
 * compared with it; on any fault everything stays as it was. Erasures stay erased.
 */
import { resolve } from 'node:path';
import { checkBackup } from '../../records/backup/checkBackup.ts';
import { restoreBackup } from '../../records/backup/restoreBackup.ts';
import { commandLine } from '../../records/commandLine.ts';
import { patientClient } from '../../records/database/connection.ts';
import { eraseAgain, erasedSoFar } from '../../records/erasure/eraseAgain.ts';
import { requireLocal } from '../../records/maintenance/openMaintenance.ts';
import { confirm } from './confirm.ts';
import { ProgressBar } from './progressBar.ts';
import { runRecordsCommand } from './recordsCommand.ts';

const command = commandLine('restore')
  .description('把备份恢复到数据库（须先结束三声；数据库须为空，或加 --force）')
  .argument('<文件>', '备份文件')
  .option('--force', '取代数据库里现有的全部记录')
  .option('--yes', '不再询问')
  .parse();
const file = resolve(process.env.INIT_CWD ?? process.cwd(), command.args[0] ?? '');
const { force = false, yes = false } = command.opts<{ force?: boolean; yes?: boolean }>();
const word = '取代';

await runRecordsCommand(async (records, settings) => {
  const database = requireLocal(records);
  const backup = await checkBackup(file);
  const { createdAt, tables } = backup.head;
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  process.stdout.write(`备份完好：${createdAt}，${total} 行\n`);
  if (force && !yes) {
    const question = `将删除数据库里现有的全部记录，换成这份备份。输入“${word}”继续：`;
    if (!(await confirm(question, word))) {
      process.stderr.write('没有恢复。（不在终端里运行时，请加 --yes）\n');
      return 2;
    }
  }
  const erased = await erasedSoFar(database.db, settings.dataDir);
  const bar = new ProgressBar('恢复', total);
  const client = await patientClient(database.target);
  try {
    await restoreBackup(client, { file, backup, force, progress: (rows) => bar.update(rows) });
  } finally {
    await client.end();
  }
  bar.finish();
  const again = await eraseAgain(database, erased);
  process.stdout.write(`已恢复 ${total} 行，逐行核对无误\n`);
  if (again > 0) process.stdout.write(`备份之后删除过的来电人数据又已删除：${again} 条事件\n`);
  return 0;
});
