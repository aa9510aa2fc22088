/**
 * A product made of stand-ins, run exactly as start runs the real one. Told by its arguments:
 * `<record file> <how the second service behaves: steady | dies | silent | late>`.
 *
 * Each service writes its process id and that of a child of its own, deaf to SIGTERM, to the record.
 */
import { existsSync } from 'node:fs';
import { ancestorsUpToNpm } from '../../../scripts/setup/ancestors.js';
import { runServices } from '../../../scripts/start/runServices.ts';
import type { Service } from '../../../scripts/start/supervisor.ts';

const [record = '', behaviour = 'steady'] = process.argv.slice(2);

const stubborn = "trap '' TERM INT HUP; while :; do sleep 1; done";
const noted = (name: string) => `echo "${name} $$" >> '${record}'`;
const withChild = `sh -c "${stubborn}" & echo "child $!" >> '${record}'; : > '${record}.up'`;

const scripts: Record<string, string> = {
  first: `${noted('first')}; ${withChild}; exec sleep 600`,
  steady: `${noted('second')}; trap '' TERM; while :; do sleep 1; done`,
  dies: `${noted('second')}; sleep 0.1; exit 3`,
  late: `${noted('second')}; until [ -e '${record}.go' ]; do sleep 0.05; done; echo at your service; exec sleep 600`,
  silent: `${noted('second')}; echo "no words file" >&2; exit 4`,
};

function service(
  label: string,
  script: string,
  isReady: () => boolean,
  readyLine?: string,
): Service {
  return {
    label,
    command: 'sh',
    programArguments: ['-c', script],
    environment: process.env,
    folder: process.cwd(),
    isReady: async () => isReady(),
    ...(readyLine === undefined ? {} : { readyLine }),
    readyWithinMs: 5000,
    stopWithinMs: 300,
  };
}

try {
  await runServices({
    stages: [
      [service('first', scripts.first ?? '', () => existsSync(`${record}.up`))],
      [
        service(
          'second',
          scripts[behaviour] ?? '',
          () => behaviour !== 'silent',
          behaviour === 'late' ? 'at your service' : undefined,
        ),
      ],
    ],
    say: (line) => process.stdout.write(`${line}\n`),
    onReady: () => process.stdout.write('READY\n'),
    ancestors: ancestorsUpToNpm(process.env),
    supervisor: { restarts: 2, firstPauseMs: 20 },
  });
  process.exit(0);
} catch (error) {
  process.stdout.write(`FAULT ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
