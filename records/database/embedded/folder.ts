/**
 * The folder of the embedded database, `DATA_DIR/database`: the cluster, its lock, its socket.
 *
 * Judged without opening anything. A cluster of another major version is refused and left exactly
 * as it is; one that was only half made is in `cluster.new` and was never in use.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Major version of the PostgreSQL inside the pinned PGlite. */
export const embeddedMajor = '18';

/** Longest path of a socket that every system takes. */
const longestSocketPath = 100;

export interface EmbeddedFolder {
  readonly root: string;
  readonly cluster: string;
  /** Made here, then renamed: a creation that was cut off leaves nothing that looks whole. */
  readonly unfinished: string;
  readonly lock: string;
  /** Who holds the lock, for people and for commands that need its help. */
  readonly holder: string;
}

export function embeddedFolder(dataDir: string): EmbeddedFolder {
  const root = join(dataDir, 'database');
  return {
    root,
    cluster: join(root, 'cluster'),
    unfinished: join(root, 'cluster.new'),
    lock: join(root, 'lock'),
    holder: join(root, 'holder.json'),
  };
}

export type FolderState = 'missing' | 'usable' | { readonly refused: string };

export function judgeFolder(dataDir: string): FolderState {
  const { cluster } = embeddedFolder(dataDir);
  if (!existsSync(cluster)) return 'missing';
  const major = majorOf(cluster);
  if (major === embeddedMajor) return 'usable';
  const found =
    major === undefined ? '不是一个数据库目录（没有 PG_VERSION）' : `是 PostgreSQL ${major} 的数据`;
  return {
    refused: `${cluster} ${found}，本版本需要 PostgreSQL ${embeddedMajor} 的数据。没有改动它。
  迁移：先用写下它的那个版本的三声运行 npm run backup -- 备份文件，再把 ${join(dataDir, 'database')} 移到别处，然后用本版本运行 npm run restore -- 备份文件。`,
  };
}

function majorOf(cluster: string): string | undefined {
  try {
    return readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  } catch {
    return undefined;
  }
}

/**
 * Folder of the socket, for this user alone: it has no password, so it must not be a port. A
 * temporary one where the usual path would be too long for a socket.
 */
export function socketFolder(folder: EmbeddedFolder): string {
  mkdirSync(folder.root, { recursive: true, mode: 0o700 });
  const usual = join(folder.root, 'socket');
  if (Buffer.byteLength(socketIn(usual)) > longestSocketPath) {
    return mkdtempSync(join(tmpdir(), 'three-rings-database-'));
  }
  mkdirSync(usual, { recursive: true, mode: 0o700 });
  return usual;
}

/** The name under which PostgreSQL clients look for a socket in a folder. */
export function socketIn(folder: string): string {
  return join(folder, '.s.PGSQL.5432');
}
