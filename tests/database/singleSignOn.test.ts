/** Single sign-on against a house on the wire: who comes in, who does not, and forged ways back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { visit } from '../../desk/server/testing/deskVisitor.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import { type AccountsDesk, startAccountsDesk } from '../support/databases/accountsDesk.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import { cookieIn } from '../support/deskAccounts.ts';
import { freePorts } from '../support/ports.ts';
import {
  type OidcFaults,
  type OidcStandIn,
  oidcClient,
  startOidcStandIn,
} from '../support/standIns/oidcStandIn.ts';

onEachDatabase('single sign-on', (databases) => {
  let database: RecordsDatabase;
  let away: OidcStandIn;
  let house: AccountsDesk;

  beforeEach(async () => {
    database = await databases.emptied();
    away = await startOidcStandIn();
    const [port = 0] = await freePorts(1);
    const settings = { oidc: { issuer: away.issuer, ...oidcClient } };
    house = await startAccountsDesk(database, { port, settings });
    const boss = visit(house.desk, '100', 'administrator', await house.accounts.cookieOf('100'));
    const person = { workNumber: '201', name: '李四', role: 'supervisor', departments: [] };
    const added = await boss.post('/desk/api/people', { ...person, email: 'Li.Si@company.cn' });
    expect(added.status).toBe(201);
    away.person = { sub: 'u-1', email: 'li.si@company.cn', email_verified: true, name: 'root' };
  });
  afterEach(async () => {
    await house.desk.stop();
    await away.stop();
  });

  interface Jar {
    cookie: string;
  }

  /** Follows as a browser does, without leaving out its cookies. */
  async function go(url: string, jar: Jar): Promise<Response> {
    const ours = url.startsWith(house.desk.url);
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: ours ? { cookie: jar.cookie } : {},
    });
    const pairs = new Map(jar.cookie.split('; ').map((each) => [each.split('=')[0], each]));
    for (const set of ours ? answer.headers.getSetCookie() : []) {
      const [pair = ''] = set.split(';', 1);
      pairs.set(pair.split('=')[0], pair);
    }
    jar.cookie = [...pairs.values()].filter(Boolean).join('; ');
    return answer;
  }

  const location = (answer: Response) => answer.headers.get('location') ?? '';
  const begin = (jar: Jar) =>
    fetch(`${house.desk.url}/desk/api/sign-in/oidc`, {
      redirect: 'manual',
      headers: { cookie: jar.cookie },
    }).then((answer) => {
      jar.cookie = answer.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ');
      return answer;
    });

  /** @returns where the person ends up, and who they are then */
  async function signOn(faults: OidcFaults = {}) {
    away.faults = faults;
    const jar: Jar = { cookie: '' };
    const atHouse = await go(location(await begin(jar)), jar);
    const back = await go(location(atHouse), jar);
    const session = await visit(house.desk, '201', undefined, jar.cookie).get('/desk/api/session');
    return { jar, atHouse, back, session: await session.json() };
  }

  it('lets in whom the administrator has entered, with the role of here and not a name of there', async () => {
    const { back, session } = await signOn();
    expect(location(back)).toBe(`${house.desk.url}/desk`);
    expect(session).toMatchObject({
      person: { workNumber: '201', name: '李四', role: 'supervisor' },
      mustChangePassword: false,
    });
    expect((await signOn()).session).toMatchObject({ person: { workNumber: '201' } });
  });

  it('keeps knowing a person by the house’s own id, and takes nobody else for them', async () => {
    await signOn();
    away.person = { sub: 'u-1', email: 'new.name@company.cn', email_verified: true };
    expect((await signOn()).session).toMatchObject({ person: { workNumber: '201' } });
  });

  it.each([
    [
      'is not entered here',
      { sub: 'u-9', email: 'who@company.cn', email_verified: true },
      'signup_disabled',
    ],
    [
      'has an address that nobody vouches for',
      { sub: 'u-2', email: 'li.si@company.cn' },
      'account_not_linked',
    ],
  ])('does not let in who %s', async (_who, person, error) => {
    away.person = person;
    const { back, session } = await signOn();
    expect(location(back)).toBe(`${house.desk.url}/desk?error=${error}`);
    expect(session).toMatchObject({ person: null });
  });

  it.each<[string, OidcFaults]>([
    ['signed with another key', { foreignKey: true }],
    ['made for another sign-on', { nonce: 'another' }],
    ['made for another client', { audience: 'another' }],
    ['of another house', { issuer: 'https://evil.example' }],
    ['that is over', { lifeInS: -600 }],
  ])('does not believe a token %s', async (_how, faults) => {
    const { back, session } = await signOn(faults);
    expect(location(back)).toContain('/desk?error=');
    expect(session).toMatchObject({ person: null });
  });

  it('does not let in who is disabled', async () => {
    await signOn();
    const boss = visit(house.desk, '100', 'administrator', await house.accounts.cookieOf('100'));
    await boss.post('/desk/api/people/201', { disabled: true });
    const { back, session } = await signOn();
    expect(location(back)).toContain('/desk?error=disabled');
    expect(session).toMatchObject({ person: null });
  });

  it('refuses a way back that was begun by another browser, forged, or used before', async () => {
    const thief: Jar = { cookie: '' };
    const { atHouse, jar } = await signOn();
    for (const who of [thief, jar]) {
      const again = await go(location(atHouse), who);
      expect(location(again)).toContain('/desk?error=');
      expect(cookieIn(again)).toBe('');
    }
    const forged = `${house.desk.url}/desk/api/sign-in/callback/oidc?code=x&state=y`;
    expect(location(await go(forged, thief))).toContain('/desk?error=');
  });

  it('says so where the house is out of reach, and passwords still work', async () => {
    await away.stop();
    const answer = await begin({ cookie: '' });
    expect(location(answer)).toMatch(/error=sso_unreachable|\/authorize/);
    const password = await house.accounts.passwordOf('100');
    const signedIn = await house.desk.post('/desk/api/sign-in', { workNumber: '100', password });
    expect(signedIn.status).toBe(200);
  });
});
