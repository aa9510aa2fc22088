/** Every route of the desk's API × every role: who may, who may not; and no route without a row. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from '../testing/deskVisitor.ts';
import { startTestDesk, type TestDesk } from '../testing/testDesk.ts';
import { deskRoles } from './person.ts';
import { accessTo, routeAccess } from './routeAccess.ts';

let desk: TestDesk;
const oidc = { issuer: 'http://127.0.0.1:9', clientId: 'desk', clientSecret: 'secret' };
beforeAll(async () => {
  desk = await startTestDesk({ settings: { oidc } });
});
afterAll(() => desk.stop());

const guarded = () => desk.routes.filter(({ url }) => url.startsWith('/desk/api/'));
const named = Object.entries(routeAccess).map(([key, access]) => {
  const [method = '', url = ''] = key.split(' ');
  return { method, url, access };
});

/** An address of the route; what its parameters name does not exist. */
const address = (url: string) => url.replaceAll(/:\w+/g, '999');

async function ask(method: string, url: string, cookie?: string): Promise<Response> {
  const abort = new AbortController();
  const response = await fetch(desk.url + address(url), {
    method,
    redirect: 'manual',
    signal: abort.signal,
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    ...(method === 'GET' ? {} : { body: '{}' }),
  });
  const json = response.headers.get('content-type')?.startsWith('application/json');
  const answer = new Response(json ? await response.text() : null, response);
  abort.abort();
  return answer;
}

const barred = async (answer: Response) => {
  if (answer.status !== 401 && answer.status !== 403) return null;
  const { error }: { error: string } = await answer.json();
  return error;
};

describe('the table of routes', () => {
  it('has a row for every route of the desk, and no row for a route that is gone', () => {
    const routes = guarded().flatMap(({ method, url }) =>
      method === 'HEAD' || method === 'OPTIONS' ? [] : [`${method} ${url}`],
    );
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((route) => routeAccess[route] === undefined)).toEqual([]);
    expect(Object.keys(routeAccess).filter((row) => !routes.includes(row))).toEqual([]);
  });

  it('judges a question for the head of an answer as the answer', () => {
    expect(accessTo('HEAD', '/desk/api/people')).toBe(accessTo('GET', '/desk/api/people'));
    expect(accessTo('DELETE', '/desk/api/people')).toBeUndefined();
  });
});

describe.each(named)('$method $url', ({ method, url, access }) => {
  const { roles } = access;

  it('to who is not signed in, and to who only says who they are', async () => {
    for (const cookie of [undefined, 'three-rings-test=201', 'three-rings.session_token=forged']) {
      const answer = await barred(await ask(method, url, cookie));
      if (roles === 'everyone') expect(answer).not.toBe('signed_out');
      else expect(answer).toBe('signed_out');
    }
  });

  it.each(deskRoles)('to the role %s', async (role) => {
    const { cookie } = visit(desk, '998', role);
    const answer = await barred(await ask(method, url, cookie));
    if (roles === 'everyone' || roles.includes(role)) expect(answer).not.toBe('forbidden');
    else expect(answer).toBe('forbidden');
  });
});

it('a route that is in no row is closed to everybody', async () => {
  const lost = await startTestDesk({
    routes: (app) => app.get('/desk/api/forgotten', async () => ({ open: true })),
  });
  for (const role of deskRoles) {
    expect((await visit(lost, '201', role).get('/desk/api/forgotten')).status).toBe(403);
  }
  expect((await fetch(`${lost.url}/desk/api/forgotten`)).status).toBe(403);
  await lost.stop();
});
