/**
 * `npm start`: the whole product on this machine, from checked settings to an address to open.
 *
 * It refuses to start on bad settings, bad words or a port in use, says everything that is wrong at
 * once, and leaves no process behind. Set-up (dependencies, media server) has been done by
 * scripts/bootstrap.js before.
 */
import { dirname } from 'node:path';
import { checkSounds } from '../agent/voice/speech/recordings.ts';
import { loadWords } from '../agent/words/loadWords.ts';
import { WordsFault } from '../agent/words/wordsFault.ts';
import { calendarWarning } from '../records/companyCalendar.ts';
import { checkDatabase } from '../records/database/checkDatabase.ts';
import { DatabaseFault } from '../records/database/databaseFault.ts';
import { isOrphaned } from './setup/ancestors.js';
import { sayTo } from './setup/say.js';
import { answers, httpAddress } from './start/answers.ts';
import { checkSettings } from './start/checkSettings.ts';
import { closeRooms } from './start/closeRooms.ts';
import { planOf } from './start/plan.ts';
import { requireFreePort } from './start/ports.ts';
import { takeFolder } from './start/runningMark.ts';
import { runServices } from './start/runServices.ts';
import { StartFault } from './start/StartFault.ts';
import { deskService, mediaService, workerService } from './start/services.ts';
import { buildWebPages } from './start/webPages.ts';
import { welcome } from './start/welcome.ts';

const root = dirname(import.meta.dirname);
const environment = process.env;

async function main(): Promise<void> {
  const say = sayTo({ stream: process.stdout, quiet: false });
  const settings = checkSettings(environment, root);
  const words = loadWords(settings.promptsDir);
  checkSounds(words, settings.promptsDir);
  const warning = calendarWarning(new Date(), words.company);
  if (warning !== null) process.stdout.write(`○ ${warning}\n`);
  const address = settings.publicUrl ?? `http://localhost:${settings.port}`;
  const giveBack = takeFolder(settings.dataDir, { address, program: 'scripts/start.ts' });
  process.once('exit', giveBack);
  await requireFreePort(settings.port, settings.host);
  if (settings.elsewhere !== undefined) await requireMediaServer(settings.elsewhere.url);
  const records = {
    place: await checkDatabase(settings.database),
    sampleData: settings.sampleData,
  };
  await buildWebPages(root, say);
  const plan = await planOf(settings, root, environment);
  const { media, livekit } = plan;
  const children = { root, environment: plan.environment };
  await runServices({
    stages: [
      media === undefined ? [] : [mediaService({ ...media, ...children, url: livekit.url })],
      [
        deskService(root, plan.environment, plan.deskUrl),
        workerService(root, plan.environment, plan.workerPort, () =>
          media === undefined ? Promise.resolve() : closeRooms(livekit),
        ),
      ],
    ],
    say: (line) => process.stdout.write(`${line}\n`),
    onReady: () => process.stdout.write(welcome(address, environment, records)),
    ancestors: ancestorsIn(environment.THREE_RINGS_ANCESTORS),
  });
}

async function requireMediaServer(url: string): Promise<void> {
  if (await answers(httpAddress(url), () => true)) return;
  throw new StartFault(
    'LIVEKIT_URL 指向的媒体服务器没有应答。\n  请确认它在运行、地址和网络没有问题；或不设置 LIVEKIT_URL，由 npm start 自己启动一个。',
  );
}

function ancestorsIn(list: string | undefined): readonly number[] {
  const ancestors = (list ?? '').split(',').filter(Boolean).map(Number);
  return isOrphaned(ancestors) ? [] : ancestors;
}

try {
  await main();
  process.exit(0);
} catch (error) {
  const expected =
    error instanceof StartFault || error instanceof WordsFault || error instanceof DatabaseFault;
  const shown = expected ? error.message : `启动时出了意料之外的错：${describe(error)}`;
  process.stderr.write(`✗ ${shown}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
