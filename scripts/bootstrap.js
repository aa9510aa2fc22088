/**
 * The first program of every npm script: sets up what the command needs, then hands over.
 *
 * Plain JavaScript without a single dependency, so that a fresh clone and any Node ≥ 20 are
 * enough. It skips what is there, says what it does, and stops with instructions where it may not
 * or cannot do it. It decides nothing about the product itself.
 *
 * Use: node scripts/bootstrap.js <command> [arguments of the command]
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ancestorsUpToNpm, isOrphaned } from './setup/ancestors.js';
import { endSetUpOnSignal } from './setup/breakOff.js';
import { judgeArguments } from './setup/commandArguments.js';
import { commands } from './setup/commands.js';
import { ensureDependencies } from './setup/dependencies.js';
import { doctor } from './setup/doctor.js';
import { handOver } from './setup/handOver.js';
import { ensureMediaServer } from './setup/mediaServer.js';
import { ensureRuntime } from './setup/runtime.js';
import { SetUpFault, sayTo } from './setup/say.js';
import { ensureSystemTools } from './setup/systemTools.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestHost = 20;

/**
 * @param {string} name
 * @param {readonly string[]} commandArguments
 */
async function main(name, commandArguments) {
  if (Number(process.versions.node.split('.')[0]) < oldestHost) {
    throw new SetUpFault(`需要 Node ${oldestHost} 或更新版本，当前是 ${process.versions.node}。`);
  }
  const command = commands[name];
  const judged = judgeArguments(
    name,
    name === 'doctor' ? 'nothing' : command?.takes,
    commandArguments,
  );
  if (judged !== undefined) {
    (judged.code === 0 ? process.stdout : process.stderr).write(judged.text);
    return judged.code;
  }
  if (name === 'doctor') return doctor({ root, environment: process.env });
  if (command === undefined) {
    throw new SetUpFault(`没有命令“${name}”。可用：doctor、${Object.keys(commands).join('、')}`);
  }
  const forPrograms = command.forPrograms === true;
  const say = sayTo({ stream: forPrograms ? process.stderr : process.stdout, quiet: forPrograms });
  const environment = process.env;
  const ancestors = ancestorsUpToNpm(environment);
  const setUpIsOver = endSetUpOnSignal();
  await ensureDependencies({ root, environment, say });
  const runtime = ensureRuntime({ root, say });
  if (command.needs.includes('mediaServer')) await ensureMediaServer({ root, environment, say });
  if (command.needs.includes('systemTools')) await ensureSystemTools({ environment, say });
  setUpIsOver();
  if (isOrphaned(ancestors)) return 1;
  return handOver({
    root,
    runtime,
    program: join(root, command.program),
    programArguments: commandArguments,
    environment,
    ancestors,
  });
}

process.chdir(root);
const [name = 'start', ...commandArguments] = process.argv.slice(2);
try {
  process.exitCode = await main(name, commandArguments);
} catch (error) {
  if (!(error instanceof SetUpFault)) throw error;
  process.stderr.write(`✗ ${error.message}\n`);
  if (name === 'test') process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
