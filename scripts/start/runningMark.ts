/**
 * One start per data folder: `running.json` names the process that holds it.
 *
 * A second start on the same folder is refused with the address of the first. A mark whose process
 * is gone (or whose number now belongs to something else) is taken over.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartFault } from './StartFault.ts';

const markSchema = z.object({ pid: z.int().positive(), program: z.string(), address: z.string() });

/**
 * @param mark the address under which this start will be reached, and the script that runs it
 * @returns gives the folder back
 * @throws StartFault where another start holds the folder
 */
export function takeFolder(
  dataDir: string,
  mark: { address: string; program: string },
): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'running.json');
  const text = `${JSON.stringify({ pid: process.pid, ...mark })}\n`;
  for (const flag of ['wx', 'w'] as const) {
    try {
      writeFileSync(file, text, { flag });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = readMark(file);
      if (holder !== undefined && isRunning(holder)) {
        throw new StartFault(
          `数据目录 ${dataDir} 已被另一个正在运行的三声使用（进程 ${holder.pid}，${holder.address}）。\n  先用 kill ${holder.pid} 停掉它，或另选：DATA_DIR=data2 PORT=3001 npm start`,
        );
      }
    }
  }
  throw new StartFault(`无法写入 ${file}`);
}

function readMark(file: string): z.infer<typeof markSchema> | undefined {
  try {
    return markSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function isRunning(mark: z.infer<typeof markSchema>): boolean {
  if (mark.pid === process.pid) return false;
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const commandLine = `/proc/${mark.pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes(mark.program);
}
