/**
 * What only the tests need from the system: Chromium, a Chinese font, PostgreSQL.
 *
 * Installed with apt-get where this user may do so, announced first; otherwise the set-up stops
 * with the exact command. The product itself needs none of them.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, isProgram } from './findProgram.js';
import { lastLines, runProgram } from './runProgram.js';
import { SetUpFault } from './say.js';

/**
 * @typedef {{ name: string, packages: readonly string[], find: (environment: NodeJS.ProcessEnv) => string | undefined }} SystemTool
 */

const browserNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const browserPlaces = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const fontFolders = ['/usr/share/fonts', '/usr/local/share/fonts'];
const chineseFont = /CJK|wqy|SourceHan|PingFang/i;
const postgresFolder = '/usr/lib/postgresql';

/** @type {readonly SystemTool[]} */
export const systemTools = [
  { name: 'Chromium（浏览器测试）', packages: ['chromium'], find: findBrowser },
  { name: '中文字体（浏览器测试的截图）', packages: ['fonts-noto-cjk'], find: findChineseFont },
  { name: 'PostgreSQL（数据库测试）', packages: ['postgresql'], find: findPostgres },
];

/**
 * The browser of the tests; `CHROMIUM_PATH` goes first.
 * @param {NodeJS.ProcessEnv} environment
 */
export function findBrowser(environment) {
  const chosen = environment.CHROMIUM_PATH;
  if (chosen) return isProgram(chosen) ? chosen : undefined;
  for (const name of browserNames) {
    const program = findProgram(name, environment);
    if (program !== undefined) return program;
  }
  return browserPlaces.find(isProgram);
}

/** The newest PostgreSQL server: Debian keeps it off PATH.
 * @param {NodeJS.ProcessEnv} environment
 */
export function findPostgres(environment) {
  const onPath = findProgram('postgres', environment);
  if (onPath !== undefined) return onPath;
  if (!existsSync(postgresFolder)) return undefined;
  return readdirSync(postgresFolder)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(postgresFolder, version, 'bin', 'postgres'))
    .find(isProgram);
}

function findChineseFont() {
  if (process.platform === 'darwin') return '系统自带';
  for (const folder of fontFolders) {
    if (!existsSync(folder)) continue;
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const font = names.find((name) => chineseFont.test(name));
    if (font !== undefined) return join(folder, font);
  }
  return undefined;
}

/** @param {readonly SystemTool[]} missing */
export function installCommand(missing) {
  const packages = missing.flatMap((tool) => tool.packages).join(' ');
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages}`;
}

/**
 * @param {{ environment: NodeJS.ProcessEnv, say: import('./say.js').Say, tools?: readonly SystemTool[], userId?: number }} context
 */
export async function ensureSystemTools({
  environment,
  say,
  tools = systemTools,
  userId = process.getuid?.() ?? -1,
}) {
  const missing = tools.filter((tool) => {
    const found = tool.find(environment);
    if (found !== undefined) say.found(`${tool.name}：${found}`);
    return found === undefined;
  });
  if (missing.length === 0) return;
  const prefix = await waysToInstall(environment, userId);
  const names = missing.map((tool) => tool.name).join('、');
  if (prefix === undefined) {
    throw new SetUpFault(
      `测试还缺少：${names}。这里不能自动安装，请运行：\n  ${installCommand(missing)}\n（其他系统请用各自的包管理器安装；浏览器也可用 CHROMIUM_PATH 指定。）`,
    );
  }
  const packages = missing.flatMap((tool) => tool.packages);
  say.doing(`测试还缺少：${names}；将用 apt-get 安装 ${packages.join(' ')}`);
  await aptGet(prefix, ['update'], environment, missing);
  await aptGet(
    prefix,
    ['install', '-y', '--no-install-recommends', ...packages],
    environment,
    missing,
  );
  const still = missing.filter((tool) => tool.find(environment) === undefined);
  if (still.length > 0) {
    throw new SetUpFault(
      `apt-get 装完后仍找不到：${still.map((tool) => tool.name).join('、')}。请手动安装后重试；浏览器可用 CHROMIUM_PATH 指定。`,
    );
  }
  say.found(`${names}：安装完成`);
}

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} commandArguments
 * @param {NodeJS.ProcessEnv} environment
 * @param {readonly SystemTool[]} missing
 */
async function aptGet(prefix, commandArguments, environment, missing) {
  const [program = '', ...rest] = [...prefix, 'apt-get', ...commandArguments];
  const { code, output } = await runProgram(program, rest, {
    environment: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code === 0) return;
  throw new SetUpFault(
    `apt-get ${commandArguments[0]} 没有成功（退出码 ${code}）：\n${lastLines(output)}\n请排除后运行：\n  ${installCommand(missing)}`,
  );
}

/**
 * How apt-get may be run here without asking anyone for a password.
 * @param {NodeJS.ProcessEnv} environment
 * @param {number} userId
 * @returns {Promise<readonly string[] | undefined>}
 */
async function waysToInstall(environment, userId) {
  if (findProgram('apt-get', environment) === undefined) return undefined;
  if (userId === 0) return ['env'];
  const sudo = findProgram('sudo', environment);
  if (sudo === undefined) return undefined;
  const { code } = await runProgram(sudo, ['-n', 'true'], { environment });
  return code === 0 ? [sudo, '-n', 'env', 'DEBIAN_FRONTEND=noninteractive'] : undefined;
}
