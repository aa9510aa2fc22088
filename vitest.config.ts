/**
 * Four projects: `unit`, quick and side by side, needs nothing but Node; `database` runs on the
 * embedded database and on a PostgreSQL of its own; `house` and `live` talk to the real media
 * server, real processes and a real browser: `house` three files at a time, since most of a call is
 * waiting; `live`, where sound is measured by the moment, one file after another. Bounded for two cores.
 */
import { defineConfig } from 'vitest/config';

/** Where sound is measured by the moment, nothing else runs beside. */
const alone = [
  'call-hole',
  'call-opening',
  'consult-gate',
  'handover-gate',
  'room-gate',
  'session-listening',
  'session-speech',
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
          include: ['tests/live/**/*.test.ts'],
          exclude: [...everywhere, ...alone],
          maxWorkers: 3,
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
          include: alone,
          exclude: everywhere,
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
