/** Attacks on the accounts: guessing, raising one's own power, the library's own doors. All are refused. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { visit } from '../../desk/server/testing/deskVisitor.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import { type AccountsDesk, startAccountsDesk } from '../support/databases/accountsDesk.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import { cookieIn } from '../support/deskAccounts.ts';

const quarter = 15 * 60_000;
const wrong = '猜一猜这个密码是什么';

onEachDatabase('an attack', (databases) => {
  let database: RecordsDatabase;
  let house: AccountsDesk;

  beforeEach(async () => {
    database = await databases.emptied();
    // The test stands where a proxy would and says from which address each request comes.
    const network = { trustedProxies: ['127.0.0.1'] };
    house = await startAccountsDesk(database, { network });
    await house.accounts.cookieOf('201');
  });
  afterEach(() => house.desk.stop());

  const guess = (workNumber: string, password = wrong, address = '192.0.2.1') =>
    house.desk.post('/desk/api/sign-in', { workNumber, password }, { 'x-forwarded-for': address });
  const right = (workNumber: string) => house.accounts.passwordOf(workNumber);
  const statuses = async (answers: Promise<Response>[]) =>
    (await Promise.all(answers)).map(({ status }) => status);

  it('by guessing one password after another is locked out for a quarter of an hour', async () => {
    for (let tries = 0; tries < 5; tries += 1) expect((await guess('201')).status).toBe(401);
    const locked = await guess('201', await right('201'));
    expect(locked.status).toBe(429);
    expect(await locked.json()).toMatchObject({
      error: 'locked_out',
      message: '登录失败的次数太多，请在 15 分钟后再试，或请管理员重置密码。',
      retryAfterInS: expect.any(Number),
    });
    expect((await guess('201', await right('201'), '192.0.2.2')).status).toBe(200);
    expect((await guess('100', await right('100'))).status).toBe(200);
    house.later(quarter - 60_000);
    expect((await guess('201', await right('201'))).status).toBe(429);
    house.later(60_000);
    expect((await guess('201', await right('201'))).status).toBe(200);
  });

  it('by guessing many at the same moment gets no more tries', async () => {
    const answers = await statuses(Array.from({ length: 25 }, () => guess('201')));
    expect(answers.filter((status) => status === 401)).toHaveLength(5);
    expect(answers.filter((status) => status === 429)).toHaveLength(20);
  });

  it('from ever new addresses locks the account; a reset by the administrator opens it', async () => {
    const from = (last: number) => guess('201', wrong, `198.51.100.${last}`);
    for (let last = 1; last <= 20; last += 1) expect((await from(last)).status).toBe(401);
    expect((await guess('201', await right('201'), '203.0.113.9')).status).toBe(429);
    const boss = visit(house.desk, '100', 'administrator', await house.accounts.cookieOf('100'));
    const { password } = await (await boss.post('/desk/api/people/201/password')).json();
    expect((await guess('201', password, '203.0.113.9')).status).toBe(200);
  });

  it('on many accounts from one address locks the address', async () => {
    const numbers = Array.from({ length: 50 }, (_, index) => String(3000 + index));
    for (const number of numbers) expect((await guess(number)).status).toBe(401);
    expect((await guess('100', await right('100'))).status).toBe(429);
    expect((await guess('100', await right('100'), '192.0.2.77')).status).toBe(200);
  });

  it('a success among failures begins the count anew, a failure long ago counts no more', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let tries = 0; tries < 4; tries += 1) expect((await guess('201')).status).toBe(401);
      expect((await guess('201', await right('201'))).status).toBe(200);
    }
    for (let tries = 0; tries < 4; tries += 1) await guess('201');
    house.later(quarter);
    for (let tries = 0; tries < 4; tries += 1) expect((await guess('201')).status).toBe(401);
    expect((await guess('201', await right('201'))).status).toBe(200);
  });

  it('with a stolen session finds the password no faster', async () => {
    const thief = visit(house.desk, '201', undefined, await house.accounts.cookieOf('201'));
    const next = '偷来的会话改的新密码';
    const change = () => thief.post('/desk/api/password', { present: wrong, next });
    for (let tries = 0; tries < 5; tries += 1) expect((await change()).status).toBe(403);
    expect((await change()).status).toBe(429);
  });

  it('that makes itself an administrator is refused, whatever it adds to a request', async () => {
    const person = visit(house.desk, '201', undefined, await house.accounts.cookieOf('201'));
    const power = { role: 'administrator', isAdmin: true, mustChangePassword: false };
    const someone = { workNumber: '666', name: '自己', departments: [], email: null };
    const tries: [string, object][] = [
      ['/desk/api/people', { ...someone, role: 'administrator' }],
      ['/desk/api/people/201', { role: 'administrator' }],
      ['/desk/api/people/100/password', {}],
      [
        '/desk/api/password',
        { present: await right('201'), next: '自己想出来的新密码呀', ...power },
      ],
      ['/desk/api/sign-in', { workNumber: '201', password: await right('201'), ...power }],
      ['/desk/api/sign-out', power],
      ['/desk/api/first-administrator', { secret: 'x', ...someone, password: wrong, ...power }],
      [
        '/desk/api/first-administrator',
        { secret: 'x', workNumber: '666', name: '自己', password: wrong },
      ],
    ];
    for (const [path, body] of tries) {
      expect([path, (await person.post(path, body)).status >= 400]).toEqual([path, true]);
    }
    const boss = visit(house.desk, '100', 'administrator', await house.accounts.cookieOf('100'));
    for (const more of [
      { id: '1' },
      { workNumber: '100' },
      { password: wrong },
      { __proto__x: 1 },
    ]) {
      expect((await boss.post('/desk/api/people/201', { name: '改名', ...more })).status).toBe(400);
    }
    const { people } = await (await boss.get('/desk/api/people')).json();
    expect(people).toHaveLength(2);
    expect(people).toContainEqual(
      expect.objectContaining({ workNumber: '201', role: 'caller-service', name: '坐席201' }),
    );
  });

  it('finds none of the library’s own doors', async () => {
    const body = { email: 'me@evil.example', password: wrong, name: 'me', username: '777' };
    const doors = [
      'sign-up/email',
      'sign-in/username',
      'sign-in/email',
      'update-user',
      'get-session',
    ];
    const more = ['change-password', 'list-sessions', 'sign-in/social', 'callback/oidc', 'ok'];
    for (const door of [...doors, ...more]) {
      for (const base of ['/api/auth', '/desk/api/sign-in', '/desk/api/auth']) {
        const { status } = await house.desk.post(`${base}/${door}`, body);
        expect([door, status === 404 || status === 405]).toEqual([door, true]);
      }
    }
  });

  it('with a session of before cannot pass it on to who signs in', async () => {
    const before = await house.accounts.cookieOf('201');
    const answer = await house.desk.post(
      '/desk/api/sign-in',
      { workNumber: '100', password: await right('100') },
      { cookie: before },
    );
    expect(cookieIn(answer)).not.toBe(before);
    const { person } = await (
      await visit(house.desk, '201', undefined, before).get('/desk/api/session')
    ).json();
    expect(person.workNumber).toBe('201');
  });
});
