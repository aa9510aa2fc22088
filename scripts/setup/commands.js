/**
 * The table of npm commands: what each needs set up, and the program that does its work.
 *
 * Every npm script of the product is one row here; scripts/bootstrap.js reads nothing else.
 */

/**
 * @typedef {'dependencies' | 'mediaServer' | 'systemTools'} Need
 * @typedef {{ program: string, needs: readonly Need[], programArguments?: readonly string[], forPrograms?: boolean, takes?: 'nothing' | 'tests' }} Command
 */

/**
 * `forPrograms`: the set-up keeps off standard output. `takes`: what may follow the command, where
 * its program does not judge that by itself.
 *
 * @type {Readonly<Record<string, Command>>}
 */
export const commands = {
  start: {
    program: 'scripts/start.ts',
    needs: ['dependencies', 'mediaServer'],
    takes: 'nothing',
  },
  test: { program: 'scripts/test.ts', needs: ['dependencies', 'mediaServer', 'systemTools'] },
  check: { program: 'scripts/check.ts', needs: ['dependencies'], takes: 'tests' },
  fix: { program: 'scripts/fix.ts', needs: ['dependencies'], takes: 'nothing' },
  chat: { program: 'agent/chat/main.ts', needs: ['dependencies'], forPrograms: true },
  calls: { program: 'records/journal/cli.ts', needs: ['dependencies'], forPrograms: true },
  backup: { program: 'scripts/records/backup.ts', needs: ['dependencies'], forPrograms: true },
  restore: { program: 'scripts/records/restore.ts', needs: ['dependencies'], forPrograms: true },
  erase: { program: 'scripts/records/erase.ts', needs: ['dependencies'], forPrograms: true },
  desk: { program: 'desk/server/main.ts', needs: ['dependencies'], takes: 'nothing' },
  worker: { program: 'agent/main.ts', needs: ['dependencies'], takes: 'nothing' },
  telephony: { program: 'scripts/telephony.ts', needs: ['dependencies'], forPrograms: true },
  seed: { program: 'scripts/records/seed.ts', needs: ['dependencies'], forPrograms: true },
  eval: { program: 'evals/main.ts', needs: ['dependencies'], forPrograms: true },
  'eval:situations': {
    program: 'evals/situations/main.ts',
    needs: ['dependencies'],
    forPrograms: true,
  },
  'train:situations': {
    program: 'evals/situations/training/main.ts',
    needs: ['dependencies'],
    forPrograms: true,
  },
  rules: { program: 'evals/rules/main.ts', needs: ['dependencies'], forPrograms: true },
  bench: {
    program: 'evals/bench/main.ts',
    needs: ['dependencies', 'mediaServer'],
    forPrograms: true,
  },
  chaos: {
    program: 'evals/chaos/main.ts',
    needs: ['dependencies', 'mediaServer'],
    forPrograms: true,
  },
};
