/** The supervisor's page in Chromium: what goes on, listening unseen, whispering past the caller, joining. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { namedCookie } from '../../desk/server/testing/namedSessions.ts';
import { listen, offer, offerOf } from '../../desk/server/testing/people.ts';
import {
  callerTexts,
  deskTexts,
  supervisionTexts as texts,
  workbenchTexts,
} from '../../desk/web/texts.ts';
import { type Browser, receivedLevel, screenshot, startBrowser } from '../support/browser.ts';
import { complains, rings, says, writeCall } from '../support/databases/writtenCall.ts';
import { eventually } from '../support/deadline.ts';
import { freeAgents } from './standInAgent.ts';
import { beeps, callerPage, ringThrough } from './webCalls.ts';
import { openWebHouse, type WebHouse } from './webHouse.ts';

let house: WebHouse;
const browsers: Browser[] = [];
const opened: Page[] = [];
const faults: string[] = [];

async function browser(frequency: number, width = 1440): Promise<Browser> {
  const started = await startBrowser({ microphone: beeps(frequency), width, height: 900 });
  browsers.push(started);
  return started;
}

beforeAll(async () => {
  house = await openWebHouse();
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
  for (const each of browsers.splice(0)) await each.close();
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await house?.close();
  await freeAgents();
});

async function open(where: Browser, path: string, cookie: string): Promise<Page> {
  const page = await where.open('about:blank');
  opened.push(page);
  page.on('pageerror', (error) => faults.push(error.message));
  await where.keepCookie(house.desk.url, cookie);
  await page.goto(`${house.desk.url}${path}`);
  return page;
}

const quiet = async (page: Page) => {
  await receivedLevel(page);
  await page.waitForTimeout(1500);
  return await receivedLevel(page);
};

test('a whisper reaches the person alone; who listens does not show; who joins is heard by both', async () => {
  const web = await callerPage(house, await browser(800, 390), faults);
  opened.push(web);
  await ringThrough(house, web);
  const { callId } = house;
  const at = new Date().toISOString();
  const entries = [
    rings('13000000001'),
    says('我要投诉'),
    ...complains('13000000001', randomUUID()),
  ];
  await house.desk.internal('POST', '/journal', {
    lines: writeCall(entries, { callId, at }).lines,
  });
  const person = await open(await browser(500), '/desk', namedCookie('301'));
  await person.getByText(deskTexts.connection.online, { exact: true }).waitFor();
  const process = await listen(house.desk, callId);
  await offer(house.desk, offerOf(callId, randomUUID()));
  await person.getByRole('button', { name: workbenchTexts.ring.accept }).click();
  await person.getByText(deskTexts.call.microphone.on).waitFor();
  const joined = { type: 'handoff.joined', handoffId: 'h1', human: '301' } as const;
  const lines = writeCall([...entries, joined], { callId, at }).lines;
  await house.desk.internal('POST', '/journal', { lines });

  const supervisor = await open(
    await browser(1200),
    '/desk/supervision',
    namedCookie('801', 'supervisor'),
  );
  const row = supervisor.getByRole('row').filter({ hasText: '13000000001' });
  await row.getByText(texts.phases.with_person).waitFor();
  await screenshot(supervisor, 'web-supervision-1440');

  await row.getByRole('button', { name: texts.enter.listen }).click();
  await supervisor.getByText(texts.enter.modes.listen).waitFor();
  await eventually(10_000, 'both being heard by the supervisor', async () => {
    return (await receivedLevel(supervisor)) > -40;
  });
  expect(house.agent.identities.filter((identity) => identity.includes('801'))).toEqual([]);

  await person.getByRole('button', { name: deskTexts.call.mute }).click();
  await web.getByRole('button', { name: callerTexts.mute, exact: true }).click();
  await row.getByRole('button', { name: texts.enter.whisper }).click();
  await supervisor.getByText(texts.enter.modes.whisper).waitFor();
  await person.getByText(workbenchTexts.controls.whispered).waitFor();
  await screenshot(person, 'web-desk-whispered-1440');
  await eventually(10_000, 'the whisper being heard by the person', async () => {
    return (await receivedLevel(person)) > -40;
  });
  expect(await quiet(web)).toBeLessThan(-60);
  expect(house.agent.identities.filter((identity) => identity.includes('801'))).toEqual([]);

  await row.getByRole('button', { name: texts.enter.join }).click();
  await supervisor.getByText(texts.enter.modes.join).waitFor();
  await eventually(10_000, 'the supervisor being heard by the caller', async () => {
    return (await receivedLevel(web)) > -40;
  });
  await person.getByText(workbenchTexts.controls.whispered).waitFor({ state: 'hidden' });
  expect(house.agent.identities).toContain('desk-801');
  await supervisor.getByRole('button', { name: texts.enter.stop }).click();
  await eventually(10_000, 'the supervisor leaving', () => {
    return !house.agent.identities.includes('desk-801');
  });
  process.close();
});
