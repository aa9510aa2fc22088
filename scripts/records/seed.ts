/** `npm run seed`: puts the sample customers into the database; what is there already stays as it is. */
import { commandLine } from '../../records/commandLine.ts';
import { runRecordsCommand } from './recordsCommand.ts';

commandLine('seed').description('把演示客户放入数据库；已有的不变').parse();

await runRecordsCommand(async ({ maintenance }) => {
  const added = await maintenance.seed();
  process.stdout.write(added === 0 ? '演示客户早已在数据库里\n' : `放入了 ${added} 位演示客户\n`);
  return 0;
});
