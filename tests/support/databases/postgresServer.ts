/**
 * A real PostgreSQL server of its own for a test file, in a temporary folder, on a port of this
 * machine. initdb refuses root, so there it runs as the `postgres` user of the system's package.
 */
import { execFile } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPostgres } from '../../../scripts/setup/systemTools.js';
import { ChildServer } from '../childServer.ts';
import { eventually } from '../deadline.ts';
import { freePorts } from '../ports.ts';

const run = promisify(execFile);

export interface PostgresServer {
  /** Address of a fresh, empty database. */
  fresh(): Promise<string>;
  /** Stops answering, as a server that is down; the data stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and deletes its data. */
  remove(): Promise<void>;
}

/** @throws Error saying how to get PostgreSQL where this machine has none */
export async function startPostgres(): Promise<PostgresServer> {
  const found = findPostgres(process.env);
  if (found === undefined)
    throw new Error('No PostgreSQL here: npm test installs it, or apt-get install postgresql.');
  const folder = mkdtempSync(join(tmpdir(), 'three-rings-postgres-'));
  const user = userForServer();
  if (user !== null) {
    chmodSync(folder, 0o700);
    chownSync(folder, user.id, user.group);
  }
  const data = join(folder, 'data');
  const [port = 0] = await freePorts(1);
  const programs = dirname(await realpath(found));
  const initial = [...['-D', data, '-U', 'three', '-A', 'trust', '-E', 'UTF8'], '--locale=C'];
  await execute(user, join(programs, 'initdb'), [...initial, '--no-sync']);
  let server: ChildServer | null = null;
  const begin = async () => {
    const words = [
      ...['-D', data, '-k', '', '-p', String(port), '-h', '127.0.0.1'],
      ...['-c', 'fsync=off'],
    ];
    const [command, ...rest] = asUser(user, join(programs, 'postgres'), words);
    server = new ChildServer({
      name: 'PostgreSQL',
      command: command ?? '',
      arguments: rest,
      environment: {},
    });
    await server.printed(/ready to accept connections/, 20_000);
  };
  await begin();
  let count = 0;
  return {
    start: begin,
    async fresh() {
      count += 1;
      const name = `records_${count}`;
      const admin = new pg.Client(addressOf(port, 'postgres'));
      await admin.connect();
      await admin.query(`create database ${name}`);
      await admin.end();
      return addressOf(port, name);
    },
    stop: () => endFast(server),
    async remove() {
      await endFast(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function addressOf(port: number, database: string): string {
  return `postgres://three@127.0.0.1:${port}/${database}`;
}

interface SystemUser {
  readonly name: string;
  readonly id: number;
  readonly group: number;
}

/** Whom the server runs as; null where we are nobody special. */
function userForServer(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , id, group] = lines.find(([user]) => user === name) ?? [];
    if (id !== undefined) return { name, id: Number(id), group: Number(group) };
  }
  throw new Error('Run by root, and this system has neither a postgres nor a nobody user.');
}

function asUser(user: SystemUser | null, program: string, words: readonly string[]): string[] {
  if (user === null) return [program, ...words];
  const { id, group } = user;
  return ['setpriv', `--reuid=${id}`, `--regid=${group}`, '--clear-groups', program, ...words];
}

async function execute(user: SystemUser | null, program: string, words: readonly string[]) {
  const [command = '', ...rest] = asUser(user, program, words);
  await run(command, rest, { cwd: tmpdir() });
}

/** Disconnects everybody and ends; SIGTERM would wait for them. */
async function endFast(server: ChildServer | null): Promise<void> {
  if (server?.running) process.kill(server.processId, 'SIGINT');
  await eventually(10_000, 'the end of PostgreSQL', () => !server?.running);
}
