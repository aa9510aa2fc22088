/** The product's source files and what they import, for the tests that hold it to its structure. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['agent', 'tools', 'records', 'desk', 'evals', 'scripts', 'tests'];
const source = /\.(ts|tsx|js)$/;
const importing =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Absolute paths. */
export function sourceFiles(root: string): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && source.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
}

/**
 * Specifiers of a file's imports and re-exports, as written.
 * @param options `types: false` leaves out what is imported as a type alone
 */
export function importsOf(file: string, options: { types?: boolean } = {}): readonly string[] {
  return [...codeOf(file).matchAll(importing)]
    .filter(
      ([statement]) => options.types !== false || !/^\s*(import|export)\s+type\b/.test(statement),
    )
    .map((match) => match[1] ?? match[2] ?? '');
}

/** The file without its comments, so that words about a thing are not taken for the thing. */
export function codeOf(file: string): string {
  return readFileSync(file, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}
