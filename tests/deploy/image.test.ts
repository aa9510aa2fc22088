/** The image of the product, as far as it can be judged without building it; what it runs is started. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/deadline.ts';
import { freePorts } from '../support/ports.ts';
import { root, startScript } from '../support/setup/runScript.ts';
import { temporaryFolder } from '../support/setup/temporaryFolder.ts';
import { composeFile, environmentOf, filledIn } from './composeFile.ts';

const lines = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line));
const of = (instruction: string) =>
  lines
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1));

describe('the image', () => {
  it('starts from one version of Node 24', () => {
    for (const from of of('FROM')) expect(from).toMatch(/^node:24\.\d+\.\d+-[a-z-]+( AS \w+)?$/);
  });

  it('is not run by root, and ends when it is told to', () => {
    expect(of('USER')).toEqual(['three-rings']);
    expect(lines.findIndex((line) => line.startsWith('USER'))).toBeLessThan(
      lines.findIndex((line) => line.startsWith('ENTRYPOINT')),
    );
    expect(of('ENTRYPOINT')).toEqual(['["tini", "--"]']);
  });

  it('installs what the lockfile says and builds the pages with a program that there is', () => {
    const [install = '', build = ''] = of('RUN');
    expect(install).toContain('npm ci');
    const [vite = '', config = ''] = /node (\S+) build --config (\S+)/.exec(build)?.slice(1) ?? [];
    for (const file of [vite, config, 'package-lock.json']) {
      expect(existsSync(join(root, file)), file).toBe(true);
    }
  });

  it('takes no secrets, data or tests in', () => {
    const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
    for (const name of ['.git', '.env', 'data', 'node_modules', 'tests']) {
      expect(ignored).toContain(name);
    }
    expect(lines.join('\n')).not.toMatch(/\b(ARG|ENV) \S*(SECRET|PASSWORD|TOKEN|KEY)/);
  });
});

describe('the desk, started as its container starts it', () => {
  it('lives before the database is there, and says that it is not ready', async () => {
    const [port = 0] = await freePorts(1);
    const [, ...command] = composeFile.services.desk?.command ?? [];
    const desk = startScript(
      command.map((part) => join(root, part)),
      {
        ...environmentOf('desk', filledIn),
        // The container's own network and database are not here.
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
        DATA_DIR: temporaryFolder(),
      },
    );
    const [, , check = ''] = composeFile.services.desk?.healthcheck?.test ?? [];
    const asks = (path: string) =>
      startScript([join(root, check), `http://127.0.0.1:${port}${path}`]).ended;
    await eventually(
      30_000,
      () => `the desk to answer:\n${desk.output()}`,
      async () => {
        return (await asks('/healthz')).code === 0;
      },
    );
    expect((await asks('/readyz')).code).toBe(1);
    desk.child.kill('SIGTERM');
    expect((await desk.ended).code).toBe(0);
  });
});
