/** `npm run seed`: puts the sample customers into the database; what is there already stays as it is. */
import { runRecordsCommand } from './recordsCommand.ts';

await runRecordsCommand(async ({ maintenance }) => {
  const added = await maintenance.seed();
  process.stdout.write(added === 0 ? '演示客户早已在数据库里\n' : `放入了 ${added} 位演示客户\n`);
  return 0;
});
