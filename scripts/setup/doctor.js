/**
 * `npm run doctor`: line by line what is found, what is missing and how to get it.
 *
 * Changes nothing and needs nothing installed. What can only be judged with the product's own code
 * (settings, words, ports) is asked of scripts/doctor.ts once it can run. Exit code 0: ready to
 * start; 1: something needed is missing. Tools of the tests alone do not count.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { whyInstall } from './dependencies.js';
import { describeMediaServer, findMediaServer, mediaServerWays } from './mediaServer.js';
import { findRuntime, neededMajor, runtimeAdvice } from './runtime.js';
import { installCommand, systemTools } from './systemTools.js';

/** @typedef {{ state: 'found' | 'missing' | 'optional', line: string, advice?: string }} Finding */

const marks = { found: '✓', missing: '✗', optional: '○' };

/**
 * @param {{ root: string, environment: NodeJS.ProcessEnv, out?: NodeJS.WritableStream }} context
 * @returns {Promise<number>} the exit code
 */
export async function doctor({ root, environment, out = process.stdout }) {
  const findings = await findingsOf({ root, environment });
  for (const finding of findings) out.write(`${render(finding)}\n`);
  let ready = findings.every((finding) => finding.state !== 'missing');
  const runtime = findRuntime(root);
  if (runtime !== undefined && whyInstall(root) === undefined) {
    const second = spawnSync(runtime.program, [join(root, 'scripts', 'doctor.ts')], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    ready = ready && second.status === 0;
  }
  out.write(ready ? '可以启动：npm start\n' : '还缺东西，见上面的 ✗\n');
  return ready ? 0 : 1;
}

/** @param {Finding} finding */
export function render({ state, line, advice }) {
  const ways = advice === undefined ? '' : `\n    ${advice.replaceAll('\n', '\n    ')}`;
  return `${marks[state]} ${line}${ways}`;
}

/**
 * @param {{ root: string, environment: NodeJS.ProcessEnv }} context
 * @returns {Promise<Finding[]>}
 */
async function findingsOf({ root, environment }) {
  return [
    dependencies(root),
    runtime(root),
    await mediaServer(root, environment),
    ...systemTools.map((tool) => {
      const found = tool.find(environment);
      if (found !== undefined)
        return { state: /** @type {const} */ ('found'), line: `${tool.name}：${found}` };
      return {
        state: /** @type {const} */ ('optional'),
        line: `${tool.name}：没有（只有 npm test 需要，它会尝试自动安装）`,
        advice: installCommand([tool]),
      };
    }),
  ];
}

/** @param {string} root @returns {Finding} */
function dependencies(root) {
  const why = whyInstall(root);
  if (why === undefined) return { state: 'found', line: '依赖已安装' };
  return { state: 'missing', line: `依赖：${why}`, advice: '运行 npm start 会自动安装，或 npm ci' };
}

/** @param {string} root @returns {Finding} */
function runtime(root) {
  const found = findRuntime(root);
  if (found !== undefined)
    return { state: 'found', line: `Node ${neededMajor}（${found.version}）：${found.program}` };
  return { state: 'missing', line: `Node ${neededMajor}：没有`, advice: runtimeAdvice() };
}

/** @param {string} root @param {NodeJS.ProcessEnv} environment @returns {Promise<Finding>} */
async function mediaServer(root, environment) {
  const found = await findMediaServer({ root, environment });
  if (found !== undefined) return { state: 'found', line: describeMediaServer(found) };
  return {
    state: 'missing',
    line: '媒体服务器：还没有（npm start 会尝试自动编译或下载）',
    advice: mediaServerWays(root),
  };
}
