/**
 * Four projects: `unit`, quick and side by side, needs nothing but Node; `database` runs on the
 * embedded database and on a PostgreSQL of its own; `house` and `live` talk to the real media
 * server, real processes and a real browser: `house` where no sound is judged, two files at a time,
 * `live` one file after another. Bounded for two cores.
 */
import { defineConfig } from 'vitest/config';

/** Real servers, and nothing that hangs on how something sounds or how fast it comes. */
const house = [
  'attack-media',
  'browser-harness',
  'browser-page',
  'call-records',
  'call-release',
  'deploy-worker',
  'desk-lost-calls',
  'setup-start',
  'web-accounts',
  'web-caller-ear',
  'web-caller-troubles',
  'worker-processes',
].map((name) => `tests/live/${name}.test.ts`);

const everywhere = ['**/node_modules/**', 'dist/**', 'data/**', '.cache/**'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...everywhere, 'tests/live/**', 'tests/database/**'],
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['tests/database/**/*.test.ts'],
          exclude: everywhere,
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'house',
          include: house,
          exclude: everywhere,
          pool: 'forks',
          testTimeout: 120_000,
          // Real audio in real time: on a machine that is busy elsewhere a call may stutter. Once more
          // is allowed and shown in the report; what needs it often is a defect.
          retry: 1,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'live',
          include: ['tests/live/**/*.test.ts'],
          exclude: [...everywhere, ...house],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          // Real audio in real time: on a machine that is busy elsewhere a call may stutter. Once more
          // is allowed and shown in the report; what needs it often is a defect.
          retry: 1,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
