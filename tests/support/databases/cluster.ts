/**
 * An empty cluster of the embedded database, copied from one that was made before: making one takes
 * seconds, and what the tests are about begins after it.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedFolder } from '../../../records/database/embedded/folder.ts';
import { makeCluster } from '../../../records/database/embedded/makeCluster.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Puts the cluster into a data folder that has none. */
export async function copyCluster(dataDir: string): Promise<void> {
  const { cluster } = embeddedFolder(dataDir);
  mkdirSync(join(cluster, '..'), { recursive: true, mode: 0o700 });
  cpSync(await template(), cluster, { recursive: true });
}

async function template(): Promise<string> {
  const manifest = join(root, 'node_modules', '@electric-sql', 'pglite', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const place = join(root, '.cache', `empty-cluster-${version}`);
  if (existsSync(place)) return place;
  const work = join(root, '.cache', `empty-cluster-${process.pid}`);
  await makeCluster(embeddedFolder(work));
  try {
    renameSync(embeddedFolder(work).cluster, place);
  } catch (error) {
    // Another test file was quicker, which is as good.
    if (!existsSync(place)) throw error;
  }
  rmSync(work, { recursive: true, force: true });
  return place;
}
