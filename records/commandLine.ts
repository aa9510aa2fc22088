/**
 * The command line of every npm script that takes options: commander, in Chinese. It translates what
 * commander says about a wrong option or argument (what is wrong, what may stand there) and its help;
 * what it can't translate is shown as commander says it, never left out.
 */
import { Command } from 'commander';

/** What commander says, and the same in Chinese; `$1` and so on are its parts. */
const messages: readonly (readonly [RegExp, string])[] = [
  [
    /^unknown option '(.*?)'\s*\(Did you mean (?:one of )?(.*?)\?\)$/su,
    '没有选项 $1，您要的是 $2 吗？',
  ],
  [/^unknown option '(.*?)'$/su, '没有选项 $1'],
  [/^option '(.*?)' argument missing$/su, '选项 $1 后面缺少内容'],
  [/^option '(.*?)' argument '(.*?)' is invalid\.\s*(.*)$/su, '选项 $1 不能是“$2”。$3'],
  [/^required option '(.*?)' not specified$/su, '缺少选项 $1'],
  [/^missing required argument '(.*?)'$/su, '缺少 $1'],
  [
    /^command-argument value '(.*?)' is invalid for argument '(.*?)'\.\s*(.*)$/su,
    '$2 不能是“$1”。$3',
  ],
  [/^option '(.*?)' cannot be used with option '(.*?)'$/su, '选项 $1 和 $2 不能一起用'],
  [/^too many arguments.*?Expected (\d+) arguments? but got (\d+): (.*)\.$/su, '多了内容：$3'],
];
const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
};

/** @param name of the npm script, as a person types it after `npm run` */
export function commandLine(name: string): Command {
  const command = new Command(name);
  return command
    .helpOption('-h, --help', '显示这份说明')
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      commandUsage: (shown) =>
        [
          'npm run',
          shown.name(),
          '-- [选项]',
          ...shown.registeredArguments.map(argumentShown),
        ].join(' '),
      optionDescription: ({ description, defaultValue }) =>
        typeof defaultValue === 'string' && defaultValue !== ''
          ? `${description}（默认 ${defaultValue}）`
          : description,
    })
    .configureOutput({
      outputError: (text, write) =>
        write(`✗ ${inChinese(text)}。可用的选项见 npm run ${name} -- --help\n`),
    });
}

function argumentShown(argument: { name(): string; readonly required: boolean }): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
}

/** A message of commander in Chinese, without the full stop. */
function inChinese(text: string): string {
  const said = text.trim().replace(/^error: /u, '');
  for (const [pattern, chinese] of messages) {
    if (pattern.test(said)) {
      return said
        .replace(pattern, chinese)
        .replace(/Allowed choices are (.*)$/u, '可选：$1')
        .replace(/[。？.]+$/u, '');
    }
  }
  return said;
}
