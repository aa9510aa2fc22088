/** Signing in, the people's page and what a page shows of hostile names, in Chromium on real accounts. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { offer, offerOf } from '../../desk/server/testing/people.ts';
import { accountTexts as texts } from '../../desk/web/accountTexts.ts';
import { callerTexts, deskTexts } from '../../desk/web/texts.ts';
import { openDatabase, type RecordsDatabase } from '../../records/database/openDatabase.ts';
import { type Browser, screenshot, startBrowser } from '../support/browser.ts';
import { type AccountsDesk, startAccountsDesk } from '../support/databases/accountsDesk.ts';
import { copyCluster } from '../support/databases/cluster.ts';
import { buildPagesInto } from './webHouse.ts';

const hostile = '<img src=x onerror="window.harm=1"><script>window.harm=1</script>';

let folder: string;
let database: RecordsDatabase;
let house: AccountsDesk;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'three-rings-accounts-'));
  await copyCluster(folder);
  const webDir = join(folder, 'web');
  await buildPagesInto(webDir);
  database = await openDatabase({ kind: 'embedded', dataDir: folder });
  house = await startAccountsDesk(database, { settings: { webDir } });
  browser = await startBrowser({ width: 1440, height: 900 });
});
afterEach(() => expect(faults.splice(0)).toEqual([]));
afterAll(async () => {
  await browser?.close();
  await house?.desk.stop();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(path: string): Promise<Page> {
  const page = await browser.open('about:blank');
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    const refused = /status of (400|401|403|409|429|503)/.test(line.text());
    if (line.type() === 'error' && !refused) faults.push(line.text());
  });
  await page.goto(house.desk.url + path);
  return page;
}

/** A picture in both widths; nothing may stick out. */
async function look(page: Page, name: string): Promise<void> {
  await screenshot(page, `${name}-1440`);
  await page.setViewportSize({ width: 390, height: 844 });
  await screenshot(page, `${name}-390`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.setViewportSize({ width: 1440, height: 900 });
}

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function signIn(page: Page, workNumber: string, password: string): Promise<void> {
  await field(page, texts.workNumber).fill(workNumber);
  await field(page, texts.password).fill(password);
  await press(page, texts.signIn);
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${texts.workNumber}`) }).click();
  await page.getByText(texts.signOut, { exact: true }).click();
  await field(page, texts.password).waitFor();
}

test('the first administrator comes by the link, adds a person, who chooses a password and sits down', async () => {
  const link = /\/desk#first=[\w-]+/.exec(house.desk.said.join('\n'))?.[0] ?? '';
  const page = await open(link);
  await field(page, texts.workNumber).fill('100');
  await field(page, texts.name).fill('王管理');
  await field(page, texts.own.next).fill('西湖边上的第一把旧钥匙');
  await field(page, texts.own.again).fill('西湖边上的第二把旧钥匙');
  await press(page, texts.first.submit);
  await page.getByText(texts.own.mismatch).waitFor();
  await look(page, 'web-accounts-first');
  await field(page, texts.own.again).fill('西湖边上的第一把旧钥匙');
  await press(page, texts.first.submit);
  await page.getByRole('heading', { name: texts.people }).waitFor();

  await press(page, texts.page.add);
  await field(page, texts.workNumber).fill('201');
  await field(page, texts.name).fill(hostile.slice(0, 40));
  await screenshot(page, 'web-accounts-add-1440');
  await press(page, texts.page.save);
  const password = (await page.locator('code').textContent()) ?? '';
  await screenshot(page, 'web-accounts-made-1440');
  await press(page, texts.page.made.close);
  await page.getByRole('cell', { name: hostile.slice(0, 40) }).waitFor();
  await look(page, 'web-accounts-people');
  expect(await page.evaluate(() => 'harm' in window)).toBe(false);

  await signOut(page);
  await page.goto(`${house.desk.url}/desk`);
  await signIn(page, '201', '这不是那个密码吧');
  await page.getByText('工号或密码不对。').waitFor();
  await look(page, 'web-accounts-sign-in');
  await signIn(page, '201', password);
  await page.getByText(texts.own.notice).waitFor();
  await look(page, 'web-accounts-own-password');
  await field(page, texts.own.present).fill(password);
  await field(page, texts.own.next).fill('我自己想出来的一个密码');
  await field(page, texts.own.again).fill('我自己想出来的一个密码');
  await press(page, texts.own.submit);
  await page.getByText(deskTexts.connection.online, { exact: true }).waitFor();
  await page.reload();
  await page.getByText(deskTexts.connection.online, { exact: true }).waitFor();
  await page.goto(`${house.desk.url}/desk/people`);
  await page.getByText('您的角色不能做这件事。').waitFor();
  await page.close();
});

test('a caller’s name that is a script stands on the desk as text', async () => {
  await browser.context.clearCookies();
  const page = await open('/desk');
  await signIn(page, '100', '西湖边上的第一把旧钥匙');
  await page.getByText(deskTexts.connection.online, { exact: true }).waitFor();
  const made = offerOf('c-hostile', 'h-hostile');
  const caller = { name: hostile, number: hostile, verified: false };
  await offer(house.desk, {
    ...made,
    department: hostile,
    summary: { ...made.summary, caller, demand: hostile, tried: [hostile], openDuties: [hostile] },
  });
  await page.getByText(hostile).first().waitFor();
  await screenshot(page, 'web-accounts-hostile-1440');
  expect(await page.evaluate(() => 'harm' in window)).toBe(false);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  await page.close();
});

test('while the database opens the sign-in says so, and goes on by itself', async () => {
  await browser.context.clearCookies();
  house.records.reachable = false;
  const page = await open('/desk');
  await page.getByText(texts.waiting).waitFor();
  await look(page, 'web-accounts-waiting');
  house.records.reachable = true;
  await page.getByText(texts.waiting).waitFor({ state: 'hidden' });
  await signIn(page, '100', '西湖边上的第一把旧钥匙');
  await page.getByText(deskTexts.connection.online, { exact: true }).waitFor();
  await page.close();
});

test('callers find what happens to their data', async () => {
  const page = await open('/');
  await page.getByRole('link', { name: callerTexts.privacy }).waitFor();
  await look(page, 'web-accounts-caller');
  await page.goto(`${house.desk.url}/privacy`);
  await page.getByRole('heading', { name: '您的权利' }).waitFor();
  await look(page, 'web-accounts-privacy');
  await page.close();
});
