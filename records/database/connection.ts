/**
 * Connections to the records' database, the same client on both kinds. The embedded one has a
 * single session behind its socket, so it gets one connection and everybody queues for it.
 */
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as schema from './schema.ts';

export type Db = NodePgDatabase<typeof schema>;

/** Where to connect to: an address, or the folder of a socket. */
export type Target = { readonly url: string } | { readonly socket: string };

/** Of one statement; what takes longer is given up and its connection with it. */
const statementMs = 10_000;
const connectMs = 5000;
/** Of maintenance: migrations, backup, restore. */
const patientMs = 3_600_000;

export function poolOf(target: Target): pg.Pool {
  const pool = new pg.Pool({
    ...whereOf(target),
    max: 'socket' in target ? 1 : 10,
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs + 2000,
    statement_timeout: statementMs,
    lock_timeout: statementMs / 2,
    idle_in_transaction_session_timeout: 3 * statementMs,
    keepAlive: true,
  });
  // A connection that breaks while idle is replaced at the next use; one that breaks in use fails
  // the statement as well, which is where it is dealt with.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** One connection for maintenance, without the limits of the daily work. */
export async function patientClient(target: Target): Promise<pg.Client> {
  const client = new pg.Client({
    ...whereOf(target),
    connectionTimeoutMillis: connectMs,
    query_timeout: patientMs,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * Runs `work` in one transaction on one connection. Whatever it throws undoes everything; a
 * connection that can't even be rolled back is thrown away.
 */
export async function inTransaction<T>(
  pool: Pick<pg.Pool, 'connect'>,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(drizzle(client, { schema }));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function whereOf(target: Target): pg.ClientConfig {
  const application_name = 'three-rings';
  if ('url' in target) return { connectionString: target.url, application_name };
  const { socket } = target;
  return {
    host: socket,
    port: 5432,
    user: 'postgres',
    password: '',
    database: 'postgres',
    application_name,
  };
}
