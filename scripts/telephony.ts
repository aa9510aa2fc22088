/**
 * `npm run telephony`: makes the telephone lines of `company.yaml` at the media server, or brings
 * them up to date; run again, it changes nothing. `--dry-run` only tells, `--json` is for programs,
 * `--remove` takes away what it made, after a yes. Exit 1 where something is wrong, with how to
 * mend it.
 */
import { loadWords } from '../agent/words/loadWords.ts';
import { WordsFault } from '../agent/words/wordsFault.ts';
import type { SettingFault } from '../desk/server/settings.ts';
import type { TelephonyChange } from '../desk/server/telephony/applyTelephony.ts';
import { readTelephonySettings } from '../desk/server/telephony/settings.ts';
import { setUpTelephony } from '../desk/server/telephony/setUpTelephony.ts';
import { TelephonyFault } from '../desk/server/telephony/telephonyFault.ts';
import { commandLine } from '../records/commandLine.ts';
import { confirm } from './records/confirm.ts';

const command = commandLine('telephony')
  .description('按 company.yaml 建立、更新电话线路；再运行一次不会有变化')
  .option('--dry-run', '只说要做什么，不改动')
  .option('--json', '供程序使用')
  .option('--remove', '删除本命令建的线路和规则')
  .option('--yes', '不再询问')
  .parse();
const { dryRun, json, remove, yes } = command.opts<{
  dryRun?: boolean;
  json?: boolean;
  remove?: boolean;
  yes?: boolean;
}>();
const word = '删除';

const kinds = { inbound: '呼入线路', outbound: '呼出线路', rule: '分配规则' } as const;
const actions = {
  created: ['将建立', '已建立'],
  updated: ['将更新', '已更新'],
  kept: ['无变化', '无变化'],
  removed: ['将删除', '已删除'],
} as const;

async function run(): Promise<number> {
  const read = readTelephonySettings();
  if (!read.ok) throw new TelephonyFault(described(read.faults));
  const { livekit, promptsDir, secrets } = read.settings;
  const { telephony } = loadWords(promptsDir).company;
  const options = { livekit, telephony, secrets, remove: remove === true };
  if (remove === true && dryRun !== true && yes !== true) {
    const listed = await setUpTelephony({ ...options, apply: false });
    if (listed.length === 0) return show([], true);
    show(listed, false);
    if (!(await confirm(`要删除以上 ${listed.length} 项，请输入“${word}”：`, word))) {
      process.stderr.write('没有删除（不在终端里运行时请加 --yes）\n');
      return 1;
    }
  }
  const apply = dryRun !== true;
  return show(await setUpTelephony({ ...options, apply }), apply);
}

function show(changes: readonly TelephonyChange[], applied: boolean): number {
  if (json === true) {
    process.stdout.write(`${JSON.stringify({ applied, changes })}\n`);
    return 0;
  }
  for (const { kind, name, action, id, fields } of changes) {
    const what = actions[action][applied ? 1 : 0];
    const told = [id, fields.length > 0 ? `变化：${fields.join('、')}` : ''].filter(Boolean);
    const details = told.length > 0 ? `（${told.join('；')}）` : '';
    process.stdout.write(`${what} ${kinds[kind]} ${name}${details}\n`);
  }
  if (changes.length === 0) process.stdout.write('没有本命令建的线路\n');
  return 0;
}

function described(faults: readonly SettingFault[]): string {
  const lines = faults.map(({ setting, fault, hint }) => `  ${setting}：${fault}。${hint}`);
  return ['设置有误：', ...lines].join('\n');
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof TelephonyFault) && !(error instanceof WordsFault)) throw error;
  process.stderr.write(`✗ ${error.message}\n`);
  process.exitCode = 1;
}
