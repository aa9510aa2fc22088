/** Hostile requests against every route: too large, out of the folder, poisoned JSON. */
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { deskRoles } from '../accounts/person.ts';
import { namedCookie } from '../testing/namedSessions.ts';
import { startTestDesk, type TestDesk, testSecret } from '../testing/testDesk.ts';

const secret = 'only for the operator';
let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
  await mkdir(join(desk.folder, 'web', 'assets'), { recursive: true });
  await mkdir(join(desk.folder, 'web-of-another'), { recursive: true });
  await writeFile(join(desk.folder, 'web', 'index.html'), 'page');
  await writeFile(join(desk.folder, 'secret.txt'), secret);
  await writeFile(join(desk.folder, 'web-of-another', 'secret.txt'), secret);
});
afterAll(() => desk.stop());

/** Raw HTTP: `fetch` tidies addresses up. */
async function send(method: string, path: string, headers: Record<string, string>, body = '') {
  const outgoing = request({ host: '127.0.0.1', port: desk.port, method, path, headers });
  outgoing.on('error', () => undefined);
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, content: await text(response) };
}

const headers = (role: (typeof deskRoles)[number] = 'administrator') => ({
  'content-type': 'application/json',
  cookie: namedCookie('201', role),
});
const posts = () =>
  desk.routes
    .filter(({ method }) => method === 'POST')
    .map(({ url }) => ({
      url: url.replaceAll(/:\w+/g, '999'),
      internal: url.startsWith('/internal'),
    }));
const bearer = { 'content-type': 'application/json', authorization: `Bearer ${testSecret}` };

describe('a body', () => {
  it('beyond the limit is refused by every route that takes one', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(3 * 1024 * 1024) });
    expect(posts().length).toBeGreaterThan(10);
    for (const { url, internal } of posts()) {
      const { status } = await send('POST', url, internal ? bearer : headers(), body);
      expect([url, status]).toEqual([url, 413]);
    }
  });

  it.each([
    '{"__proto__":{"role":"administrator"}}',
    '{"workNumber":"201","__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"role":"administrator"}}}',
    '{"a":{"__proto__":{"polluted":1}}}',
    '{"__proto__":null}',
    '[{"__proto__":{"polluted":1}}]',
  ])('that poisons objects is refused by every route: %s', async (body) => {
    for (const { url, internal } of posts()) {
      const { status } = await send('POST', url, internal ? bearer : headers(), body);
      // What comes by webhook is not even read unless it is signed.
      const refused = url.startsWith('/webhooks/') ? 401 : 400;
      expect([url, status]).toEqual([url, refused]);
    }
    const plain: Record<string, unknown> = {};
    expect([plain.role, plain.isAdmin, plain.polluted]).toEqual([undefined, undefined, undefined]);
  });

  it('that is nested without end, or no JSON, is refused without a word of the inside', async () => {
    for (const body of ['['.repeat(60_000), '{"a":'.repeat(10_000), 'null\u0000', '{', 'NaN']) {
      const { status, content } = await send('POST', '/desk/api/sign-in', headers(), body);
      expect(status).toBe(400);
      expect(JSON.parse(content)).toMatchObject({ error: 'invalid' });
      expect(content).not.toMatch(/at |\.ts|node_modules/);
    }
  });
});

describe('an address', () => {
  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/....//....//secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..;/secret.txt',
    '/.%00./secret.txt',
    '/secret.txt%00.html',
    '/..%c0%afsecret.txt',
    '/../web-of-another/secret.txt',
    '/%2e%2e/web-of-another/secret.txt',
    '//secret.txt',
    '/assets//../../secret.txt',
  ])('out of the folder of the pages shows nothing: %s', async (path) => {
    const { status, content } = await send('GET', path, {});
    expect(status).toBeGreaterThanOrEqual(400);
    expect(content).not.toContain(secret);
  });

  it('of the desk written in another way is no way around its guard', async () => {
    const ways = [
      '/desk/api/people',
      '/%64esk/api/people',
      '/desk/%61pi/people',
      '/desk/api/people/',
    ];
    for (const way of [...ways, '/desk/api/people?x=/api/config', '/desk/api/people#x']) {
      expect([way, (await send('GET', way, {})).status]).toEqual([way, 401]);
      const { status } = await send('GET', way, headers('supervisor'));
      expect([way, status]).toEqual([way, 403]);
    }
    for (const way of [
      '//desk/api/people',
      '/desk//api/people',
      '/DESK/API/PEOPLE',
      '/desk/./api/people',
    ]) {
      expect((await send('GET', way, headers('supervisor'))).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('or headers without end are refused, or cut off', async () => {
    const long = { cookie: `three-rings-test=201.administrator; x=${'a'.repeat(40_000)}` };
    for (const [path, sent] of [
      ['/desk/api/people', long],
      [`/${'a'.repeat(20_000)}`, {}],
    ] as const) {
      const answer = await send('GET', path, { ...sent }).catch(() => null);
      expect(answer === null || answer.status === 431).toBe(true);
    }
  });
});
