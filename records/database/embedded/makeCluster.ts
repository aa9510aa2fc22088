/** Makes an empty cluster beside its place and puts it there once it is whole. Takes seconds. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import type { EmbeddedFolder } from './folder.ts';

export async function makeCluster({ root, cluster, unfinished }: EmbeddedFolder): Promise<void> {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  rmSync(unfinished, { recursive: true, force: true });
  const engine = await PGlite.create(unfinished);
  await engine.close();
  renameSync(unfinished, cluster);
}
