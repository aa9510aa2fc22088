/**
 * The process of the embedded database: PGlite on one folder behind a socket, nothing else.
 *
 * Arguments: `<data folder> <folder of the socket> <address of the desk server, or "-">`. A long query blocks the process
 * it runs in, so it runs in none that answers callers. It ends with its parent, and at the first
 * fault of the engine: whoever started it starts another, which recovers from its write-ahead log.
 */
import { rmSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { embeddedFolder, judgeFolder, socketIn } from './folder.ts';
import { lockFolder } from './folderLock.ts';
import { readHolder, writeHolder } from './holder.ts';
import { makeCluster } from './makeCluster.ts';
import { aliveEveryMs, type EmbeddedMessage } from './messages.ts';

/** A holder that is just ending is waited for; beyond that the folder is somebody else's. */
const lockWithinMs = 2500;
/** One connection at a time is used; a new one may overlap with the end of the last. */
const connections = 4;

const [dataDir = '', host = '', deskUrl = '-'] = process.argv.slice(2);
const folder = embeddedFolder(dataDir);

process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
setInterval(() => tell({ type: 'alive' }), aliveEveryMs).unref();

await serve().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  refuse(`打不开内嵌数据库 ${folder.root}：${reason}`);
});

async function serve(): Promise<void> {
  const release = await lockFolder(folder.lock, lockWithinMs);
  if (release === null) {
    const holder = readHolder(folder.holder);
    const who = holder === null ? '' : `（进程 ${holder.processId}）`;
    refuse(`${folder.root} 正由另一个程序使用${who}。请先结束它，或另选 DATA_DIR。`, 'locked');
    return;
  }
  writeHolder(folder.holder, { processId: process.pid, deskUrl: deskUrl === '-' ? null : deskUrl });
  const state = judgeFolder(dataDir);
  if (typeof state === 'object') {
    refuse(state.refused);
    return;
  }
  if (state === 'missing') await makeCluster(folder);
  const engine = await PGlite.create(folder.cluster);
  endWithEngine(engine);
  const path = socketIn(host);
  rmSync(path, { force: true });
  const server = new PGLiteSocketServer({ db: engine, path, maxConnections: connections });
  await server.start();
  process.once('SIGTERM', () => {
    const close = async () => {
      await server.stop();
      await engine.close();
    };
    void close().finally(() => process.exit(0));
  });
  tell({ type: 'ready' });
}

/** A query that fails is answered in the protocol; an engine that throws is broken. */
function endWithEngine(engine: PGlite): void {
  const run = engine.execProtocolRawStream.bind(engine);
  engine.execProtocolRawStream = async (message, options) => {
    try {
      await run(message, options);
    } catch (error) {
      process.stderr.write(`embedded database broke: ${String(error)}\n`);
      process.exit(3);
    }
  };
}

function refuse(message: string, kind: 'locked' | 'refused' = 'refused'): void {
  const leave = () => process.exit(2);
  if (process.connected) process.send?.({ type: 'refused', kind, message }, leave);
  else leave();
}

function tell(message: EmbeddedMessage): void {
  if (process.connected) process.send?.(message);
}
