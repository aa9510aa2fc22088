/**
 * Three projects: `unit`, quick and side by side, needs nothing but Node; `database` runs on the
 * embedded database and on a PostgreSQL of its own; `live`, one file after another, talks to the
 * real media server, real processes and a real browser. Bounded for two cores.
 */
import { defineConfig } from 'vitest/config';

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
          name: 'live',
          include: ['tests/live/**/*.test.ts'],
          exclude: everywhere,
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
