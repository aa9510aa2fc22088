/** Foreign code enters the product only under licences that allow it, and is named in the notices. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { conditionFor } from '../scripts/licences/allowed.ts';
import { renderNotices } from '../scripts/licences/notices.ts';
import { foreignPackages, webLibraries } from '../scripts/licences/packages.ts';
import { root } from './support/setup/runScript.ts';
import { importsOf, sourceFiles } from './support/setup/sources.ts';

const espeak = '@echogarden/espeak-ng-emscripten';
const manifest: {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('every package that the product runs with or ships has an allowed licence', () => {
  const refused = foreignPackages(root).filter(
    ({ name, licence }) => conditionFor(name, licence) === undefined,
  );
  expect(refused).toEqual([]);
});

describe('which licences are allowed', () => {
  test.each([
    ['anything', 'MIT', true],
    ['anything', '(AFL-2.1 OR BSD-3-Clause)', true],
    ['anything', 'GPL-3.0', false],
    ['anything', 'AGPL-3.0-only', false],
    ['anything', 'UNKNOWN', false],
    ['anything', 'Apache-2.0 AND LicenseRef-LiveKit-Model', false],
    [espeak, 'GPL-3.0', true],
    ['@livekit/local-inference', 'Apache-2.0 AND LicenseRef-LiveKit-Model', true],
  ])('%s under %s: %s', (name, licence, allowed) => {
    expect(conditionFor(name, licence) !== undefined).toBe(allowed);
  });
});

test('THIRD_PARTY_NOTICES is what the lockfile says (npm run fix writes it)', () => {
  expect(readFileSync(join(root, 'THIRD_PARTY_NOTICES'), 'utf8')).toBe(renderNotices(root));
});

test('LICENSE is the Apache License 2.0', () => {
  const licence = readFileSync(join(root, 'LICENSE'), 'utf8');
  expect(licence).toMatch(/Apache License\s+Version 2\.0, January 2004/);
});

test('eSpeak NG (GPL-3.0) is optional and loaded by its own process alone', () => {
  expect(Object.keys(manifest.optionalDependencies)).toContain(espeak);
  const loading = sourceFiles(root).filter((file) =>
    importsOf(file).some((specifier) => specifier.startsWith(espeak)),
  );
  expect(loading).toEqual([]);
});

test('the model of the turn detector comes with LiveKit Agents, never without', () => {
  expect(Object.keys(manifest.dependencies)).toContain('@livekit/agents');
  const using = sourceFiles(root).filter((file) =>
    importsOf(file).some((specifier) => specifier.startsWith('@livekit/local-inference')),
  );
  expect(using).toEqual([]);
});

test('every library built into the web pages is covered by the notices', () => {
  const folder = join(root, 'desk', 'web');
  const bundled = sourceFiles(root)
    .filter((file) => file.startsWith(folder) && !/(\.test|vite\.config)\.tsx?$/.test(file))
    .flatMap((file) => importsOf(file))
    .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .map((specifier) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  const covered: readonly string[] = [...webLibraries, ...Object.keys(manifest.dependencies)];
  expect(bundled.filter((name) => !covered.includes(name))).toEqual([]);
  expect(readdirSync(folder)).toContain('index.html');
});
