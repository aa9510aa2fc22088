/** Accounts at the desk: the first administrator, signing in and out, own passwords, people's changes. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FirstAdministrator } from '../../desk/server/accounts/firstAdministrator.ts';
import type { DeskRole } from '../../desk/server/accounts/person.ts';
import { DeskPage } from '../../desk/server/testing/deskPage.ts';
import { type DeskVisitor, visit } from '../../desk/server/testing/deskVisitor.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import { type AccountsDesk, startAccountsDesk } from '../support/databases/accountsDesk.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import { cookieIn } from '../support/deskAccounts.ts';

const day = 24 * 3_600_000;

onEachDatabase('accounts', (databases) => {
  let database: RecordsDatabase;
  let house: AccountsDesk;

  beforeEach(async () => {
    database = await databases.emptied();
    house = await startAccountsDesk(database);
  });
  afterEach(() => house.desk.stop());

  const secret = () => /#first=([\w-]+)/.exec(house.desk.said.join('\n'))?.[1] ?? '';
  const firstOf = (link: string, password = '西湖边上的第一把旧钥匙') =>
    house.desk.post('/desk/api/first-administrator', {
      ...{ secret: link, workNumber: '100', name: '管理员', password },
    });
  const signIn = (workNumber: string, password: string) =>
    house.desk.post('/desk/api/sign-in', { workNumber, password });
  const person = async (workNumber: string, role?: DeskRole): Promise<DeskVisitor> =>
    visit(house.desk, workNumber, role, await house.accounts.cookieOf(workNumber, role));
  const boss = () => person('100', 'administrator');
  const pageOf = ({ cookie }: DeskVisitor) =>
    new DeskPage(`${house.desk.url.replace('http', 'ws')}/desk/api/socket`, cookie);
  const who = async (visitor: DeskVisitor) => (await visitor.get('/desk/api/session')).json();

  it('begin with a link that is printed, makes one administrator, and is used up', async () => {
    expect(house.desk.said).toHaveLength(1);
    expect((await firstOf('wrong')).status).toBe(403);
    expect((await firstOf(secret(), '1234567890')).status).toBe(400);
    const made = await firstOf(secret());
    expect(made.status).toBe(200);
    const visitor = visit(house.desk, '100', 'administrator', cookieIn(made));
    expect(await who(visitor)).toMatchObject({
      person: { workNumber: '100', name: '管理员', role: 'administrator' },
      mustChangePassword: false,
    });
    expect(await (await firstOf(secret())).json()).toMatchObject({ error: 'link_over' });
    await house.desk.firstAdministrator.announce(database);
    expect(house.desk.said).toHaveLength(1);
  });

  it('the link is good for a day, and for one of many who use it at once', async () => {
    house.later(day);
    expect((await firstOf(secret())).status).toBe(403);
    house.later(-day);
    const answers = await Promise.all(
      ['101', '102', '103'].map((workNumber) =>
        house.desk.post('/desk/api/first-administrator', {
          ...{ secret: secret(), workNumber, name: '抢先', password: '西湖边上的第一把旧钥匙' },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
  });

  it('a second administrator is made by a link where the operator asks for it, and by no link else', async () => {
    await boss();
    const said: string[] = [];
    const say = (line: string) => said.push(line);
    const options = { origin: 'http://127.0.0.1', say, now: Date.now };
    await new FirstAdministrator(options).announce(database);
    expect(said).toEqual([]);
    const asked = new FirstAdministrator({ ...options, anew: true });
    await asked.announce(database);
    expect(said[0]).toContain('#first=');
    expect(await asked.isNeeded(database.db)).toBe(true);
  });

  it('let nobody in without their password, and say the same of a number that does not exist', async () => {
    await boss();
    const wrong = [
      await signIn('100', '不是这一个密码啊'),
      await signIn('999', '不是这一个密码啊'),
    ];
    for (const answer of wrong) {
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({ error: 'no_match', message: '工号或密码不对。' });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    const right = await signIn('100', await house.accounts.passwordOf('100'));
    expect(right.status).toBe(200);
    const cookie = right.headers.getSetCookie().find((each) => each.includes('session_token'));
    expect(cookie).toMatch(
      /^three-rings\.session_token=.+; Path=\/desk; HttpOnly; SameSite=Strict/i,
    );
    expect(cookie).toMatch(/Max-Age=43200/);
  });

  it('a cookie that was changed is nobody’s', async () => {
    const { cookie } = await boss();
    for (const changed of [
      `${cookie}x`,
      cookie.replace('=', '=x'),
      `${cookie.split('.')[0]}.a=b`,
    ]) {
      const visitor = visit(house.desk, '100', 'administrator', changed);
      expect((await visitor.get('/desk/api/people')).status).toBe(401);
    }
  });

  it('a made password opens nothing but the choice of an own one', async () => {
    const administrator = await boss();
    const made = await administrator.post('/desk/api/people', {
      ...{ workNumber: '201', name: '李四', role: 'caller-service' },
      ...{ departments: ['投诉处理部'], email: null },
    });
    expect(made.status).toBe(201);
    const { password: present } = await made.json();
    const visitor = visit(house.desk, '201', undefined, cookieIn(await signIn('201', present)));
    expect(await who(visitor)).toMatchObject({ mustChangePassword: true });
    const closed = await visitor.get('/desk/api/workbench');
    expect(await closed.json()).toMatchObject({ error: 'own_password_needed' });
    const choose = (next: string) => visitor.post('/desk/api/password', { present, next });
    expect(await (await choose(present)).json()).toMatchObject({ error: 'weak_password' });
    expect(await (await choose('short')).json()).toMatchObject({ error: 'weak_password' });
    const chosen = await choose('我自己想出来的一个密码');
    expect(chosen.status).toBe(200);
    expect((await visitor.get('/desk/api/session')).status).toBe(200);
    expect(await who(visitor)).toMatchObject({ person: null });
    const own = visit(house.desk, '201', undefined, cookieIn(chosen));
    expect(await who(own)).toMatchObject({
      person: { name: '李四', departments: ['投诉处理部'] },
      mustChangePassword: false,
    });
    expect((await signIn('201', present)).status).toBe(401);
  });

  it('signing out ends the session and the stream that it holds open', async () => {
    const visitor = await person('201');
    const page = pageOf(visitor);
    await page.next('handoffs');
    expect((await visitor.post('/desk/api/sign-out')).status).toBe(200);
    await page.end();
    expect((await visitor.get('/desk/api/workbench')).status).toBe(401);
  });

  it('whoever is disabled is out at once, streams included, and comes back by being enabled', async () => {
    const administrator = await boss();
    const visitor = await person('201');
    const page = pageOf(visitor);
    await page.next('handoffs');
    const disable = (disabled: boolean) => administrator.post('/desk/api/people/201', { disabled });
    expect((await disable(true)).status).toBe(200);
    await page.end();
    expect((await visitor.get('/desk/api/session')).status).toBe(200);
    expect(await who(visitor)).toMatchObject({ person: null });
    const password = await house.accounts.passwordOf('201');
    const refused = await signIn('201', password);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: 'disabled' });
    await disable(false);
    expect((await signIn('201', password)).status).toBe(200);
  });

  it('a change of role signs out; a reset gives a password to be read out once', async () => {
    const administrator = await boss();
    const visitor = await person('201');
    const change = await administrator.post('/desk/api/people/201', {
      ...{
        role: 'supervisor',
        name: '李主管',
        departments: ['技术支持部'],
        email: 'li@company.cn',
      },
    });
    expect(change.status).toBe(200);
    expect(await who(visitor)).toMatchObject({ person: null });
    const { people } = await (await administrator.get('/desk/api/people')).json();
    expect(people).toContainEqual({
      ...{ workNumber: '201', name: '李主管', role: 'supervisor', departments: ['技术支持部'] },
      ...{ email: 'li@company.cn', mustChangePassword: false, disabled: false },
    });
    const reset = await administrator.post('/desk/api/people/201/password');
    const { password } = await reset.json();
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect((await signIn('201', await house.accounts.passwordOf('201'))).status).toBe(401);
    expect((await signIn('201', password)).status).toBe(200);
  });

  it('refuse a second of a number or an address, an unknown person and an unknown department', async () => {
    const administrator = await boss();
    const add = (workNumber: string, email: string | null, department = '投诉处理部') =>
      administrator.post('/desk/api/people', {
        ...{ workNumber, name: '某人', role: 'caller-service', departments: [department], email },
      });
    expect((await add('201', 'a@company.cn')).status).toBe(201);
    expect(await (await add('201', null)).json()).toMatchObject({ error: 'taken' });
    expect(await (await add('202', 'A@company.cn')).json()).toMatchObject({ error: 'taken' });
    expect((await add('203', null, '没有这个部门')).status).toBe(400);
    expect((await add('204', null)).status).toBe(201);
    const mail = { email: 'a@company.cn' };
    expect((await administrator.post('/desk/api/people/204', mail)).status).toBe(409);
    expect((await administrator.post('/desk/api/people/999', { name: '谁' })).status).toBe(404);
  });

  it('never lose the last administrator', async () => {
    const administrator = await boss();
    for (const change of [{ disabled: true }, { role: 'supervisor' }]) {
      const refused = await administrator.post('/desk/api/people/100', change);
      expect(await refused.json()).toMatchObject({ error: 'last_administrator' });
    }
    const second = await person('101', 'administrator');
    const answers = await Promise.all([
      administrator.post('/desk/api/people/101', { disabled: true }),
      second.post('/desk/api/people/100', { disabled: true }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('hold while the database is away; a session it never read waits for it', async () => {
    const known = await person('201');
    const unknown = await person('202');
    expect(await who(known)).toMatchObject({ person: { workNumber: '201' } });
    house.records.reachable = false;
    house.later(60_000);
    expect(await who(known)).toMatchObject({ person: { workNumber: '201' }, ready: false });
    expect((await unknown.get('/desk/api/session')).status).toBe(503);
    expect((await signIn('201', '随便什么密码')).status).toBe(503);
    house.later(10 * 60_000);
    expect((await known.get('/desk/api/session')).status).toBe(503);
    house.records.reachable = true;
    expect(await who(unknown)).toMatchObject({ person: { workNumber: '202' } });
  });

  it('end by time: a stream goes with its session', async () => {
    const visitor = await person('201');
    await database.pool.query(`update sessions set expires_at = now() - interval '1 minute'`);
    expect(await who(visitor)).toMatchObject({ person: null });
  });
});
