/**
 * What may follow a command that does not judge its own arguments (`npm start`, `check`, `fix`,
 * `doctor`): told before anything is set up. An unknown option is never passed over in silence.
 */

/** @typedef {{ code: number, text: string }} Answer what is printed instead of the command's work */

const settings = '设置用环境变量，见 README.md 和 .env.example。';

/**
 * @param {string} name
 * @param {'nothing' | 'tests' | undefined} takes
 * @param {readonly string[]} given
 * @returns {Answer | undefined} undefined where the command may run
 */
export function judgeArguments(name, takes, given) {
  const [first] = given;
  if (takes === undefined || first === undefined) return undefined;
  const usage = takes === 'tests' ? `npm run ${name} -- [测试文件…]` : call(name);
  if (given.includes('-h') || given.includes('--help')) {
    return { code: 0, text: `用法：${usage}\n${takes === 'nothing' ? `${settings}\n` : ''}` };
  }
  const wrong = takes === 'tests' ? given.find((one) => one.startsWith('-')) : first;
  if (wrong === undefined) return undefined;
  const what = wrong.startsWith('-') ? `没有选项 ${wrong}` : `多了内容：${wrong}`;
  const advice = takes === 'tests' ? '只能写测试文件的名字' : `它不带任何选项，${settings}`;
  return { code: 2, text: `✗ ${what}。用法：${usage}；${advice}\n`.replace('。\n', '\n') };
}

/** @param {string} name as a person types it */
function call(name) {
  return name === 'start' ? 'npm start' : `npm run ${name}`;
}
