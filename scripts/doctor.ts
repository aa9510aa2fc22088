/**
 * The second half of `npm run doctor`, once the product's own code can run: settings, words, port,
 * pages. Called by scripts/setup/doctor.js; prints one line each, changes nothing, exit code 0 or 1.
 */
import { dirname } from 'node:path';
import { checkSounds } from '../agent/voice/speech/recordings.ts';
import { loadWords } from '../agent/words/loadWords.ts';
import type { Company, Words } from '../agent/words/types.ts';
import { calendarEnds, calendarWarning } from '../records/companyCalendar.ts';
import { checkDatabase } from '../records/database/checkDatabase.ts';
import { render } from './setup/doctor.js';
import { checkSettings } from './start/checkSettings.ts';
import { requireFreePort } from './start/ports.ts';
import type { StartSettings } from './start/settings.ts';
import { webPagesAreCurrent } from './start/webPages.ts';

const root = dirname(import.meta.dirname);
let ready = true;

const settings = judge('设置', () => checkSettings(process.env, root));
if (settings !== undefined) {
  const words = judge(`用语与知识：${settings.promptsDir}`, () => loadWords(settings.promptsDir));
  if (words !== undefined) {
    judgeSounds(words, settings.promptsDir);
    judgeCalendar(words.company);
  }
  await judgeDatabase(settings);
  await judgePort(settings);
}
print('found', webPagesAreCurrent(root) ? '网页已构建' : '网页：npm start 时会构建');
process.exitCode = ready ? 0 : 1;

function judge<Result>(line: string, look: () => Result): Result | undefined {
  try {
    const result = look();
    print('found', line);
    return result;
  } catch (error) {
    fault(line, error);
    return undefined;
  }
}

function judgeSounds(words: Words, promptsDir: string): void {
  try {
    const recorded = checkSounds(words, promptsDir).length;
    print('found', recorded === 0 ? '读音' : `读音与录音：${recorded} 条用语有真人录音`);
  } catch (error) {
    fault('读音与录音', error);
  }
}

function judgeCalendar(company: Company): void {
  const warning = calendarWarning(new Date(), company);
  if (warning === null) print('found', `节假日数据：到 ${calendarEnds(company)}`);
  else print('optional', '节假日数据即将用完', warning);
}

async function judgeDatabase({ database }: StartSettings): Promise<void> {
  try {
    print('found', `数据库：${await checkDatabase(database)}`);
  } catch (error) {
    fault('数据库', error);
  }
}

async function judgePort({ port, host }: StartSettings): Promise<void> {
  try {
    await requireFreePort(port, host);
    print('found', `端口 ${port} 空闲`);
  } catch (error) {
    print('optional', `端口 ${port} 已被占用（若是正在运行的三声，则正常）`, messageOf(error));
  }
}

function fault(line: string, error: unknown): void {
  ready = false;
  print('missing', line, messageOf(error));
}

function print(state: 'found' | 'missing' | 'optional', line: string, advice?: string): void {
  process.stdout.write(`${render({ state, line, ...(advice === undefined ? {} : { advice }) })}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
