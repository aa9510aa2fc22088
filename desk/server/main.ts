/** Starts the desk server: reads settings and words, listens, and ends within 2 s when told to. */
import { join } from 'node:path';
import { readClauseTitles } from '../../agent/words/clauseTitles.ts';
import { loadWords } from '../../agent/words/loadWords.ts';
import { randomIds } from '../../records/ids.ts';
import { createApp } from './app.ts';
import { createBusyPhrase } from './calls/createBusyPhrase.ts';
import { createDeskWords } from './deskWords.ts';
import { frontDeskLimits } from './handoffs/frontDesk.ts';
import { QueueFile } from './handoffs/queueFile.ts';
import { RecordsKeeper } from './records/recordsKeeper.ts';
import { readDeskSettings } from './settings.ts';
import { explainStartFault, printSettingFaults } from './startFaults.ts';

const endWithinMs = 1500;

async function start(): Promise<void> {
  const read = readDeskSettings();
  if (!read.ok) throw new Error(printSettingFaults(read.faults));
  const { settings } = read;
  const words = loadWords(settings.promptsDir);
  const now = () => Date.now();
  const records = new RecordsKeeper({
    database: settings.database,
    sampleData: settings.sampleData,
    deskUrl: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`,
    say: (line) => process.stdout.write(`${line}\n`),
    refused: (fault) => refuse(fault.message),
  });
  const queueFile = new QueueFile(join(settings.dataDir, 'desk', 'queue.jsonl'), now());
  const app = await createApp({
    settings,
    records,
    words: createDeskWords(words, readClauseTitles(settings.promptsDir)),
    busyPhrase: createBusyPhrase(words, settings),
    queueFile,
    ids: randomIds(() => new Date(now())),
    now,
    limits: frontDeskLimits,
  });
  records.open();
  await app.listen({ host: settings.host, port: settings.port }).catch((error: unknown) => {
    throw new Error(explainStartFault(error, settings), { cause: error });
  });
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

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
