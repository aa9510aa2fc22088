/** Streams and sockets end with the session that opened them; what is between two requests does not. */
import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import websocket from '@fastify/websocket';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../../tests/support/deadline.ts';
import { answerErrors } from '../answers/answerErrors.ts';
import { HeldStream } from '../streams/heldStream.ts';
import { namedCookie, namedSessions } from '../testing/namedSessions.ts';
import type { SessionReader } from './deskSessions.ts';
import { guardRoles } from './guardRoles.ts';
import { HeldConnections } from './heldConnections.ts';

let app: FastifyInstance;
let held: HeldConnections;
let port: number;
let over: Set<string>;
let outOfReach: boolean;
const streams: HeldStream[] = [];
const clients: ClientRequest[] = [];

beforeEach(async () => {
  over = new Set();
  outOfReach = false;
  const sessions: SessionReader = {
    ...namedSessions,
    async read(cookies = '') {
      if (outOfReach) throw new Error('no database');
      const found = await namedSessions.read(cookies);
      return found !== null && over.has(found.person.workNumber) ? null : found;
    },
  };
  app = fastify({ forceCloseConnections: true });
  answerErrors(app);
  held = new HeldConnections({ sessions, checkEveryMs: 3_600_000 });
  guardRoles(app, sessions, held);
  await app.register(websocket);
  await app.register(async (routes) => {
    // Under addresses that the table of routes knows.
    routes.get('/desk/api/workbench', (_request, reply) => {
      const open = new HeldStream();
      streams.push(open);
      open.write('begin\n');
      return open.answer(reply, 'text/plain');
    });
    routes.get('/desk/api/people', { websocket: true }, (socket) => socket.send('hello'));
    routes.post('/desk/api/password', async () => ({}));
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterEach(async () => {
  held.close();
  for (const client of clients.splice(0)) client.destroy();
  for (const open of streams.splice(0)) open.end();
  await app.close();
});

async function stream(workNumber: string): Promise<() => boolean> {
  const asked = request({
    port,
    path: '/desk/api/workbench',
    headers: cookieOf(workNumber),
  }).end();
  clients.push(asked);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let ended = false;
  response.on('close', () => {
    ended = true;
  });
  response.on('error', () => undefined);
  response.resume();
  return () => ended;
}

async function socket(workNumber: string): Promise<() => boolean> {
  const headers = { ...cookieOf(workNumber), ...upgrade };
  const asked = request({ port, path: '/desk/api/people', headers }).end();
  clients.push(asked);
  const [, line] = await once(asked, 'upgrade');
  let ended = false;
  line.on('close', () => {
    ended = true;
  });
  line.on('error', () => undefined);
  line.resume();
  return () => ended;
}

const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};
const cookieOf = (workNumber: string) => ({ cookie: namedCookie(workNumber, 'administrator') });

it('a stream and a socket end with their session, and nobody else’s do', async () => {
  const own = [await stream('201'), await socket('201')];
  const others = [await stream('202'), await socket('202')];
  await held.check();
  over.add('201');
  await held.check();
  await eventually(3000, 'the end of both', () => own.every((ended) => ended()));
  await held.check();
  expect(others.map((ended) => ended())).toEqual([false, false]);
});

it('who can’t be asked about keeps what is open', async () => {
  const own = await stream('201');
  outOfReach = true;
  await held.check();
  expect(own()).toBe(false);
});

it('a connection between two requests stays, whatever became of the session', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (workNumber: string) => {
    const headers = { ...cookieOf(workNumber), 'content-type': 'application/json' };
    const asked = request({ port, agent, method: 'POST', path: '/desk/api/password', headers });
    asked.end('{}');
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();
    await once(response, 'end');
    return { status: response.statusCode, from: asked.socket?.localPort };
  };
  const first = await ask('201');
  over.add('201');
  await held.check();
  expect(await ask('202')).toEqual({ status: 200, from: first.from });
  agent.destroy();
});
