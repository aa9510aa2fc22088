/**
 * Who stands between us and the person at the terminal: npm, often a shell below it, sometimes the
 * bootstrap. When one of them is killed without passing a signal on, the product must end as well,
 * and only this tells it.
 *
 * A shell or terminal above npm is none of our business: `npm start &` may outlive it.
 */
import { readFileSync } from 'node:fs';

/**
 * Process ids from our parent upwards to npm; empty where npm did not start us.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {number[]}
 */
export function ancestorsUpToNpm(environment) {
  if (environment.npm_lifecycle_event === undefined) return [];
  const parent = statusOf(process.ppid);
  if (parent === undefined || parent.name.startsWith('npm')) return [process.ppid];
  return [process.ppid, parent.parent];
}

/**
 * @param {readonly number[]} chain from our parent upwards
 * @returns {boolean} whether a link of it is broken
 */
export function isOrphaned(chain) {
  const [parent, ...above] = chain;
  if (parent === undefined) return false;
  if (process.ppid !== parent) return true;
  let child = parent;
  for (const id of above) {
    const status = statusOf(child);
    if (status === undefined) return false;
    if (status.parent !== id) return true;
    child = id;
  }
  return false;
}

/**
 * Name and parent of a process; undefined where the system has no /proc.
 * @param {number} id
 */
function statusOf(id) {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const match = /^\d+ \((.*)\) \S (\d+) /s.exec(stat);
    return match === null ? undefined : { name: match[1] ?? '', parent: Number(match[2]) };
  } catch {
    return undefined;
  }
}
