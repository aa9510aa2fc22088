/** The training corpus `evals/corpora/train/*.yaml`: groups of patterns with their labels. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Situation, situations } from '../corpus.ts';

const groupSchema = z.strictObject({
  expect: z.array(z.enum(situations)),
  may: z.array(z.enum(situations)).default([]),
  say: z.string().trim().min(1),
});

export interface Pattern {
  readonly file: string;
  readonly pattern: string;
  readonly expect: readonly Situation[];
  readonly may: readonly Situation[];
}

/** @throws ZodError where a file does not have that form */
export function loadPatterns(folder: string): readonly Pattern[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const groups = z.array(groupSchema).parse(parse(readFileSync(join(folder, file), 'utf8')));
      return groups.flatMap(({ expect, may, say }) =>
        say
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
          .map((pattern) => ({ file, pattern, expect, may })),
      );
    });
}
