/**
 * Which foreign packages the product runs with or ships in its pages, and under which licence,
 * read from the lockfile alone, so that every machine gets the same answer.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface ForeignPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; `UNKNOWN` where the package names none. */
  readonly licence: string;
}

const dependencies = z.record(z.string(), z.string()).optional();
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dependencies,
      optionalDependencies: dependencies,
      peerDependencies: dependencies,
    }),
  ),
});
type Locked = z.infer<typeof lockSchema>['packages'];

/** Development dependencies whose code is built into the web pages. */
export const webLibraries = ['react', 'react-dom', 'antd', 'livekit-client'] as const;

/** Packages of an old form that name their licence only in a file (read by a person). */
const readByHand: Readonly<Record<string, string>> = { async: 'MIT' };

/** Everything reachable from the run-time dependencies and the libraries of the pages, by name. */
export function foreignPackages(root: string): readonly ForeignPackage[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const own = lock.packages[''];
  if (own === undefined) throw new Error('package-lock.json names no package of its own');
  const first = [
    ...Object.keys({ ...own.dependencies, ...own.optionalDependencies }),
    ...webLibraries,
  ];
  const reached = new Set<string>();
  for (const name of first) reach(lock.packages, '', name, reached);
  const found = new Map<string, ForeignPackage>();
  for (const path of reached) {
    const name = path.replace(/^.*node_modules\//, '');
    const { version = '', license } = lock.packages[path] ?? {};
    found.set(`${name}@${version}`, {
      name,
      version,
      licence: license ?? readByHand[name] ?? 'UNKNOWN',
    });
  }
  return [...found.values()].toSorted((one, other) =>
    `${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1,
  );
}

/** Follows one dependency as Node resolves it: the innermost node_modules first. */
function reach(packages: Locked, from: string, name: string, reached: Set<string>): void {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const found = packages[path];
    if (found !== undefined) {
      if (reached.has(path)) return;
      reached.add(path);
      const next = {
        ...found.dependencies,
        ...found.optionalDependencies,
        ...found.peerDependencies,
      };
      for (const dependency of Object.keys(next)) reach(packages, path, dependency, reached);
      return;
    }
    if (folder === '') return;
  }
}
