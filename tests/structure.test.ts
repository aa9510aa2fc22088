/** The folders keep to their places (docs and README follow the code): drift is a failing test. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../scripts/setup/commands.js';
import { root } from './support/setup/runScript.ts';
import { codeOf, importsOf, sourceFiles } from './support/setup/sources.ts';

const files = sourceFiles(root).map((file) => relative(root, file));
const isTest = (file: string) =>
  file.startsWith('tests/') || /\.test\.tsx?$|\/testing\//.test(file);
const product = files.filter((file) => !isTest(file));
const within = (...folders: string[]) =>
  product.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)));

function fromRoot(file: string, specifier: string): string {
  return specifier.startsWith('.')
    ? relative(root, resolve(root, dirname(file), specifier))
    : specifier;
}

/** Imports as paths from the root where they are ours, as package names where not. */
function imports(file: string): readonly string[] {
  return importsOf(join(root, file)).map((specifier) => fromRoot(file, specifier));
}

/** Imports that are there at run time; `import type` is gone by then. */
function loads(file: string): readonly string[] {
  return importsOf(join(root, file), { types: false }).map((specifier) =>
    fromRoot(file, specifier),
  );
}

/** The files and everything of ours that they load, directly or not. */
function loadedBy(entries: readonly string[]): readonly string[] {
  const reached = new Set<string>();
  const follow = (file: string) => {
    if (reached.has(file) || !product.includes(file)) return;
    reached.add(file);
    for (const imported of loads(file)) follow(imported);
  };
  for (const file of entries) follow(file);
  return [...reached];
}

function offending(where: readonly string[], forbidden: RegExp): string[] {
  return where.flatMap((file) =>
    imports(file)
      .filter((imported) => forbidden.test(imported))
      .map((imported) => `${file} → ${imported}`),
  );
}

const pure = within('agent/flow', 'agent/behaviours', 'agent/gate');
const manifest: { scripts: Record<string, string>; dependencies: Record<string, string> } =
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('the product is there to be judged', () => {
  expect(pure.length).toBeGreaterThan(5);
  expect(within('tools', 'records').length).toBeGreaterThan(5);
});

test('prompts holds words and no code', () => {
  const names = readdirSync(join(root, 'prompts'), { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => /\.(ts|tsx|js|mjs|cjs|sh)$/.test(name))).toEqual([]);
});

test('tools and records know nothing of LiveKit, nor of the shell around a call', () => {
  const shell = /livekit|^agent\/(voice|agent|main|worker)|^desk\//i;
  expect(offending(within('tools', 'records'), shell)).toEqual([]);
});

test('flow, behaviours and gate, with all that they load, import no network, files or LiveKit', () => {
  const shell = /livekit|^node:|^agent\/voice\/|^desk\/|^(openai|pino|fastify|commander|vite)/i;
  const offences = loadedBy(pure).flatMap((file) =>
    loads(file)
      .filter((imported) => shell.test(imported))
      .map((imported) => `${file} → ${imported}`),
  );
  expect(offences).toEqual([]);
});

test('flow, behaviours and gate, with all that they load, read no clock, chance or environment', () => {
  const impure =
    /\bDate\.now\(|\bnew Date\(\)|\bperformance\.|\bsetTimeout\(|\bsetInterval\(|\bMath\.random\(|\bfetch\(|\bprocess\./;
  expect(loadedBy(pure).filter((file) => impure.test(codeOf(join(root, file))))).toEqual([]);
});

test('the environment is read in settings.ts and scripts/ only', () => {
  const readers = product.filter(
    (file) =>
      !file.startsWith('scripts/') &&
      !file.endsWith('settings.ts') &&
      /\bprocess\.env\b/.test(codeOf(join(root, file))),
  );
  expect(readers).toEqual([]);
});

test('the product imports neither tests, evals nor scripts', () => {
  const running = within('agent', 'tools', 'records', 'desk');
  expect(offending(running, /^(tests|evals|scripts)\/|\.test\.ts$|\/testing\//)).toEqual([]);
});

test('what runs on the server is a dependency, not a development dependency', () => {
  const server = within('agent', 'tools', 'records', 'desk/server', 'scripts').filter(
    (file) => file !== 'scripts/test.ts',
  );
  const foreign = server.flatMap((file) =>
    imports(file)
      .filter((name) => !name.startsWith('node:') && !existsSync(join(root, name)))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  );
  expect([...new Set(foreign)].filter((name) => manifest.dependencies[name] === undefined)).toEqual(
    [],
  );
});

test('the web pages import nothing that runs on the server', () => {
  expect(
    offending(within('desk/web'), /^node:|^agent\/(?!.*types\.ts)|^desk\/server\//).filter(
      (line) => !line.startsWith('desk/web/vite.config.ts'),
    ),
  ).toEqual([]);
});

test('no test is skipped, and none runs alone', () => {
  const spoiled = files
    .filter((file) => file.endsWith('.test.ts') || file.endsWith('.test.tsx'))
    .filter((file) =>
      /\b(test|it|describe)(\.\w+)*\.(skip|skipIf|runIf|only|todo|fails)\b/.test(
        codeOf(join(root, file)),
      ),
    );
  expect(spoiled).toEqual([]);
});

test('folders are at most four deep', () => {
  expect(files.filter((file) => file.split('/').length > 5)).toEqual([]);
});

describe('npm scripts', () => {
  test.each(Object.entries(commands))('%s leads to a program that exists', (name, { program }) => {
    expect(existsSync(join(root, program))).toBe(true);
    expect(manifest.scripts[name]).toBe(`node scripts/bootstrap.js ${name}`);
  });

  test.each(['README.md', 'README.en.md', 'AGENTS.md'])('every command in %s exists', (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const named = [
      ...text.matchAll(/\bnpm (?:run (?:--silent |-s )?([a-z][\w:-]*)|(start|test)\b)/g),
    ].map(([, script, short]) => script ?? short ?? '');
    expect(named).toContain('start');
    expect(named.filter((script) => manifest.scripts[script] === undefined)).toEqual([]);
  });
});

describe('settings', () => {
  /** Made by `npm start` for its children, not set by people. */
  const made = new Set(['DESK_URL', 'DESK_SECRET', 'WEB_DIR', 'WORKER_PORT', 'INTERNAL_PORT']);
  const sources = [
    'agent/settings.ts',
    'desk/server/settings.ts',
    'desk/server/accounts/oidcSettings.ts',
    'desk/server/network/networkSettings.ts',
    'scripts/start/settings.ts',
  ];
  const named = sources.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
      ([, name = '']) => name,
    ),
  );

  test.each(['README.md', 'README.en.md'])('every one that people may set stands in %s', (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const people = [...new Set(named)].filter((setting) => !made.has(setting));
    expect(people).toContain('MAX_CALLS');
    expect(people.filter((setting) => !text.includes(`\`${setting}\``))).toEqual([]);
  });
});
