/** Starts the desk server: reads settings and words, listens, and ends within 2 s when told to. */
import { join } from 'node:path';
import { readClauseTitles } from '../../agent/words/clauseTitles.ts';
import { loadWords } from '../../agent/words/loadWords.ts';
import { randomIds } from '../../records/ids.ts';
import { FirstAdministrator } from './accounts/firstAdministrator.ts';
import { createApp } from './app.ts';
import { createDeskVoice } from './calls/createDeskVoice.ts';
import { createDeskWords } from './deskWords.ts';
import { frontDeskLimits } from './handoffs/frontDesk.ts';
import { QueueFile } from './handoffs/queueFile.ts';
import { careLimits } from './liveness/callCare.ts';
import { openInternalListener } from './network/internalListener.ts';
import { RecordsKeeper } from './records/recordsKeeper.ts';
import { readDeskSettings } from './settings.ts';
import { explainStartFault, printSettingFaults } from './startFaults.ts';
import { createWorkbenchWords } from './workbench/workbenchWords.ts';

const endWithinMs = 1500;

async function start(): Promise<void> {
  const read = readDeskSettings();
  if (!read.ok) throw new Error(printSettingFaults(read.faults));
  const { settings } = read;
  const words = loadWords(settings.promptsDir);
  const { network } = settings;
  const titles = readClauseTitles(settings.promptsDir);
  const now = () => Date.now();
  const origin = network.publicOrigin ?? `http://localhost:${settings.port}`;
  const firstAdministrator = new FirstAdministrator({
    origin,
    say,
    now,
    anew: settings.newAdministrator,
  });
  const records = new RecordsKeeper({
    database: settings.database,
    sampleData: settings.sampleData,
    deskUrl: network.deskUrl ?? `http://127.0.0.1:${settings.port}`,
    say,
    refused: (fault) => refuse(fault.message),
    opened: (database) =>
      firstAdministrator.announce(database).catch(() => {
        say('没能查看有没有管理员：数据库没有应答。要新建管理员的链接，请重新启动。');
      }),
  });
  const queueFile = new QueueFile(join(settings.dataDir, 'desk', 'queue.jsonl'), now());
  const app = await createApp({
    settings,
    records,
    words: createDeskWords(words, titles),
    workbench: { words: createWorkbenchWords(words, titles, settings.promptsDir), dialler: null },
    voice: createDeskVoice(words, settings),
    queueFile,
    ids: randomIds(() => new Date(now())),
    now,
    limits: { ...frontDeskLimits, ...careLimits },
    firstAdministrator,
    origin,
    telephony: words.company.telephony !== undefined,
  });
  records.open();
  await app.listen({ host: settings.host, port: settings.port }).catch((error: unknown) => {
    throw new Error(explainStartFault(error, settings), { cause: error });
  });
  if (network.internalPort !== null) await openInternalListener(app, network.internalPort);
  queueFile.open();

  const end = () => {
    setTimeout(() => process.exit(0), endWithinMs).unref();
    app
      .close()
      .then(() => records.close())
      .then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

await start().catch((error: unknown) =>
  refuse(error instanceof Error ? error.message : String(error)),
);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
