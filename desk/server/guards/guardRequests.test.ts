import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namedCookie } from '../testing/namedSessions.ts';
import { startTestDesk, type TestDesk, testSecret } from '../testing/testDesk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

/** Raw HTTP: `fetch` would not let a test forge these headers. */
async function send(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number; error: string; headers: IncomingMessage['headers'] }> {
  const outgoing = request({ host: '127.0.0.1', port: desk.port, method, path, headers });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  const content = await text(response);
  const error = content.startsWith('{') ? (JSON.parse(content).error ?? '') : '';
  return { status: response.statusCode ?? 0, error, headers: response.headers };
}

const ownHost = () => `localhost:${desk.port}`;
const json = { 'content-type': 'application/json' };
const accept = '/desk/api/handoffs/h1/accept';
const body = '{}';
const cookie = namedCookie('201');

describe('a request for a foreign host (DNS rebinding)', () => {
  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost',
    '127.0.0.1:1',
    'localhost.evil.example',
  ])('is refused on every address: %s', async (host) => {
    for (const path of ['/', '/healthz', '/desk', '/desk/api/socket']) {
      expect(await send('GET', path, { host })).toMatchObject({ status: 403, error: 'wrong_host' });
    }
    const posted = await send('POST', '/api/calls', { host, ...json }, '{}');
    expect(posted).toMatchObject({ status: 403, error: 'wrong_host' });
    const authorization = `Bearer ${testSecret}`;
    const internal = { host, ...json, authorization };
    expect((await send('POST', '/internal/calls/c1/ended', internal, '{}')).status).toBe(403);
  });

  it.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('is not one for %s', async (name) => {
    expect((await send('GET', '/healthz', { host: `${name}:${desk.port}` })).status).toBe(200);
  });
});

describe('a request of another web page', () => {
  const foreign = (): Record<string, string>[] => [
    { origin: 'http://evil.example' },
    { origin: `https://localhost:${desk.port}` },
    { origin: `http://localhost:${desk.port + 1}` },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: `http://localhost:${desk.port}`, 'sec-fetch-site': 'cross-site' },
  ];

  it('is refused by the API and the desk', async () => {
    for (const headers of foreign()) {
      const sent = { host: ownHost(), cookie, ...json, ...headers };
      const refused = { status: 403, error: 'cross_site' };
      expect(await send('POST', '/api/calls', sent, '{}')).toMatchObject(refused);
      expect(await send('POST', accept, sent, body)).toMatchObject(refused);
      expect(await send('GET', '/desk/api/socket', sent)).toMatchObject(refused);
      expect(await send('GET', '/desk', sent)).toMatchObject(refused);
      expect(await send('GET', '/api/config', sent)).toMatchObject(refused);
    }
  });

  it('is refused where the address is written in another way', async () => {
    const sent = { host: ownHost(), cookie, ...json, origin: 'http://evil.example' };
    for (const path of ['/%64esk/api/handoffs/h1/accept', '/desk/api/handoffs/%68%31/accept']) {
      expect(await send('POST', path, sent, body)).toMatchObject({ status: 403 });
    }
    expect((await send('GET', '/%64esk', sent)).status).toBe(403);
  });

  it('may lead a person to a page by a link, and to nothing else', async () => {
    const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const sent = { host: ownHost(), cookie, 'sec-fetch-site': 'cross-site', ...link };
    const followed = await send('GET', '/desk', sent);
    expect(followed).toMatchObject({ status: 503, error: 'not_built' });
    const refused = { status: 403, error: 'cross_site' };
    for (const path of ['/desk/api/people', '/desk/api/workbench', '/api/config']) {
      expect(await send('GET', path, sent)).toMatchObject(refused);
    }
    expect(await send('POST', accept, { ...sent, ...json }, body)).toMatchObject(refused);
    for (const change of [{ 'sec-fetch-dest': 'iframe' }, { 'sec-fetch-mode': 'no-cors' }]) {
      expect(await send('GET', '/desk', { ...sent, ...change })).toMatchObject(refused);
    }
    const posing = { ...sent, origin: 'http://evil.example' };
    expect(await send('GET', '/desk', posing)).toMatchObject(refused);
  });

  it('gets no leave to ask by CORS', async () => {
    const asked = await send('OPTIONS', accept, {
      host: ownHost(),
      origin: 'http://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    });
    expect(asked.status).toBeGreaterThanOrEqual(400);
    const granted = Object.keys(asked.headers).filter((name) => name.startsWith('access-control-'));
    expect(granted).toEqual([]);
  });

  it('is refused as a form, whatever its origin says', async () => {
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data',
      '',
    ]) {
      const sent = { host: ownHost(), ...(type ? { 'content-type': type } : {}) };
      const refused = { status: 415, error: 'unsupported_type' };
      expect(await send('POST', '/api/calls', sent, '{}')).toMatchObject(refused);
      expect(await send('POST', accept, sent, body)).toMatchObject(refused);
      expect(await send('POST', '/api/calls', sent)).toMatchObject(refused);
    }
  });
});

describe('a request of our own', () => {
  it('passes from the page itself', async () => {
    for (const name of ['localhost', '127.0.0.1']) {
      const host = `${name}:${desk.port}`;
      const own = {
        host,
        origin: `http://${host}`,
        'sec-fetch-site': 'same-origin',
        cookie,
        ...json,
      };
      expect(await send('POST', accept, own, body)).toMatchObject({ status: 409, error: 'gone' });
    }
  });

  it('passes as a typed address and from a program on this machine', async () => {
    const typed = { host: ownHost(), 'sec-fetch-site': 'none' };
    expect((await send('GET', '/api/config', typed)).status).toBe(200);
    expect((await send('GET', '/api/config', { host: ownHost() })).status).toBe(200);
  });
});

describe('the internal API', () => {
  const ended = '/internal/calls/c1/ended';

  it.each(['', 'Bearer', 'Bearer wrong', `Basic ${testSecret}`, `Bearer ${testSecret} `.repeat(2)])(
    'refuses the credential %j',
    async (authorization) => {
      const sent = { host: ownHost(), ...json, authorization };
      expect(await send('POST', ended, sent, '{}')).toMatchObject({ status: 401 });
    },
  );

  it('refuses browsers, even with the secret and from its own origin', async () => {
    const sent = { host: ownHost(), ...json, authorization: `Bearer ${testSecret}` };
    const own = { ...sent, origin: `http://${ownHost()}`, 'sec-fetch-site': 'same-origin' };
    expect(await send('POST', ended, own, '{}')).toMatchObject({
      status: 403,
      error: 'no_browsers',
    });
    expect((await send('POST', ended, sent, '')).status).toBe(204);
  });
});
