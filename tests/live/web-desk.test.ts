/** The desk page in Chromium with the real desk server and media server; calls' processes are played by the test. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { HandoffOffer } from '../../agent/ports.ts';
import { visit } from '../../desk/server/testing/deskVisitor.ts';
import { namedCookie } from '../../desk/server/testing/namedSessions.ts';
import { command, listen, offer, offerOf, sitDown } from '../../desk/server/testing/people.ts';
import { callerTexts, deskTexts as texts, workbenchTexts } from '../../desk/web/texts.ts';
import { type Browser, receivedLevel, screenshot, startBrowser } from '../support/browser.ts';
import { ends, rings, writeCall } from '../support/databases/writtenCall.ts';
import { eventually } from '../support/deadline.ts';
import { freeAgents } from './standInAgent.ts';
import { beeps, callerPage, captionLog, messageBox, ringThrough } from './webCalls.ts';
import { openWebHouse, type WebHouse } from './webHouse.ts';

const { ring, wrapUp } = workbenchTexts;
let house: WebHouse;
let person: Browser;
let caller: Browser;
const faults: string[] = [];
const opened: Page[] = [];
const calls: string[] = [];

beforeAll(async () => {
  house = await openWebHouse();
  person = await startBrowser({ microphone: beeps(500), width: 1440, height: 900 });
  caller = await startBrowser({ microphone: beeps(800), width: 390, height: 844 });
});
afterEach(async () => {
  for (const callId of calls.splice(0)) {
    await house.desk.internal('POST', `/calls/${callId}/ended`, {});
  }
  for (const page of opened.splice(0)) await page.close();
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await person?.close();
  await caller?.close();
  await house?.close();
  await freeAgents();
});

/** Opens the desk and signs in where the work number is not kept already. */
async function sit(workNumber: string, where = person): Promise<Page> {
  const page = await where.open('about:blank');
  opened.push(page);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('409')) faults.push(line.text());
  });
  await where.keepCookie(house.desk.url, namedCookie(workNumber));
  await page.goto(`${house.desk.url}/desk`);
  await page.getByText(texts.connection.online, { exact: true }).waitFor();
  return page;
}

async function offerCall(change: Partial<HandoffOffer> = {}): Promise<HandoffOffer> {
  const callId = change.callId ?? randomUUID();
  calls.push(callId);
  const made = { ...offerOf(callId, randomUUID()), ...change };
  await offer(house.desk, made);
  return made;
}

const long = '欧阳'.repeat(20);
const complaint: Partial<HandoffOffer> = {
  summary: {
    caller: { name: '王建国', number: '13000000001', verified: true },
    demand: '要求退还多收的年费并道歉',
    complaint: {
      time: '2026-11-20 上午',
      place: '总部网点',
      people: null,
      event: '续期时多收了150元',
      demand: '退款并道歉',
    },
    tried: ['已告知续期费用标准', '已记录投诉'],
    promised: [{ what: '给出明确答复', by: '1个工作日' }],
    mood: 'angry',
    openDuties: ['STD-3.4d'],
  },
};

describe('the desk', () => {
  test('shows who sits there, and that nobody waits', async () => {
    const page = await sit('901');
    await page.getByText(texts.nobodyWaits).waitFor();
    await page.reload();
    await page.getByText('901', { exact: true }).waitFor();
    await screenshot(page, 'web-desk-empty-1440');
  });

  test('shows who waits and why, highlights what is offered here, and counts in the title', async () => {
    const page = await sit('201');
    const others = [await sitDown(house.desk, '211'), await sitDown(house.desk, '212')];
    const first = await offerCall(complaint);
    await offerCall({
      reason: 'out_of_scope',
      department: `${'业务办理'.repeat(8)}部`,
      summary: {
        caller: { name: long, number: null, verified: false },
        demand: '想咨询'.repeat(30),
        complaint: null,
        tried: [],
        promised: [],
        mood: 'calm',
        openDuties: [],
      },
    });
    await offerCall({ reason: 'caller_request', department: '客户服务部' });
    const cards = page.getByRole('article');
    await eventually(5000, 'three cards', async () => (await cards.count()) === 3);
    const mine = page.getByRole('article', { name: ring.heading });
    await mine.getByText(texts.forMe, { exact: true }).waitFor();
    await mine.getByText('退款并道歉').waitFor();
    await page.getByText(first.summary.demand).waitFor();
    await page.getByRole('row', { name: '事件 续期时多收了150元' }).waitFor();
    await page.getByRole('row', { name: `人物 ${texts.summary.notTold}` }).waitFor();
    await eventually(5000, 'the title', async () => (await page.title()).includes('3'));
    await screenshot(page, 'web-desk-offered-1440');
    await page.setViewportSize({ width: 390, height: 844 });
    await screenshot(page, 'web-desk-offered-390');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const other of others) other.close();
  });

  test('lets a call pass, and tells its process', async () => {
    const page = await sit('202');
    const made = await offerCall(complaint);
    const process = await listen(house.desk, made.callId);
    await page.getByRole('button', { name: ring.decline }).click();
    expect(await command(process, 1)).toMatchObject({ type: 'handoff.declined', human: '202' });
    await page.getByText(texts.forMe, { exact: true }).waitFor({ state: 'hidden' });
    process.close();
  });

  test('says so when somebody else was quicker', async () => {
    const page = await sit('203');
    const made = await offerCall(complaint);
    await page.getByRole('button', { name: ring.accept }).waitFor();
    await page.route('**/accept', async (route) => {
      await visit(house.desk, '299').post(`/desk/api/handoffs/${made.handoffId}/accept`);
      await route.continue();
    });
    await page.getByRole('button', { name: ring.accept }).click();
    await page.getByText('这通来电已由 299 号坐席接听。').waitFor();
    await page.getByText(texts.nobodyWaits).waitFor();
  });

  test('takes the call with Enter, whatever was clicked last; both hear and read each other; a hang-up is asked twice', async () => {
    const web = await callerPage(house, caller, faults);
    opened.push(web);
    await ringThrough(house, web);
    const page = await sit('204');
    await page.getByText(texts.states.busy, { exact: true }).click();
    await page.getByText(texts.states.available, { exact: true }).click();
    const made = await offerCall({ ...complaint, callId: house.callId });
    const process = await listen(house.desk, made.callId);
    await page.getByText(texts.forMe, { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    expect(await command(process, 1)).toMatchObject({ type: 'handoff.accepted', human: '204' });
    await page.getByText(texts.call.microphone.on).waitFor();
    await web.getByText(callerTexts.stages.person(['204'])).waitFor();
    await eventually(10_000, 'the caller being heard at the desk', async () => {
      return (await receivedLevel(page)) > -40;
    });
    await eventually(10_000, 'the person being heard by the caller', async () => {
      return (await receivedLevel(web)) > -40;
    });
    await messageBox(web).fill('我要投诉');
    await messageBox(web).press('Enter');
    const log = page.getByRole('log', { name: texts.call.captions });
    await log.getByText('我要投诉').waitFor();
    await page.getByRole('textbox', { name: texts.call.reply }).fill('您好，我是204号。');
    await page.keyboard.press('Enter');
    await captionLog(web).getByText('您好，我是204号。').waitFor();
    await screenshot(page, 'web-desk-in-call-1440');
    await page.setViewportSize({ width: 390, height: 844 });
    await screenshot(page, 'web-desk-in-call-390');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: texts.call.mute }).click();
    await page.getByText(texts.call.microphone.muted).waitFor();
    await page.getByRole('button', { name: texts.call.hangUp, exact: true }).click();
    await page.getByRole('button', { name: texts.call.hangUpNo }).click();
    await page.getByRole('button', { name: texts.call.hangUp, exact: true }).click();
    await page.getByRole('button', { name: texts.call.hangUpYes }).click();
    await page.getByText(texts.call.endings.here).waitFor();
    await eventually(
      10_000,
      'the person leaving',
      () => !house.agent.identities.includes('human-204'),
    );
    process.close();
  });

  test('asks after the call how it came out, keeps it, and turns a promise into a ticket', async () => {
    const web = await callerPage(house, caller, faults);
    opened.push(web);
    await ringThrough(house, web);
    const page = await sit('209');
    const { callId } = house;
    const made = await offerCall({ ...complaint, callId });
    await page.getByRole('button', { name: ring.accept }).click();
    await page.getByText(texts.call.microphone.on).waitFor();
    const accepted = { type: 'handoff.accepted', handoffId: made.handoffId, human: '209' } as const;
    const { lines } = writeCall([rings('13000000001'), accepted, ends], { callId });
    await house.desk.internal('POST', '/journal', { lines });
    await page.getByRole('button', { name: texts.call.hangUp, exact: true }).click();
    await page.getByRole('button', { name: texts.call.hangUpYes }).click();
    await page.getByText(texts.call.endings.here).waitFor();
    await house.desk.internal('POST', `/calls/${callId}/ended`, {});
    await page.getByRole('button', { name: wrapUp.save }).click();
    await page.getByText(wrapUp.outcomeRule).waitFor();
    await page.getByText(wrapUp.outcomes.callback, { exact: true }).click();
    await page.getByRole('textbox', { name: wrapUp.notes }).fill('财务核实后回电');
    await screenshot(page, 'web-desk-wrap-up-1440');
    await page.getByRole('button', { name: wrapUp.save }).click();
    await page.getByText(wrapUp.saved).waitFor();
    const tickets = page.getByRole('region', { name: workbenchTexts.tickets.heading });
    await tickets.getByText('要求退还多收的年费并道歉').click();
    await page.getByRole('dialog').getByText('13000000001').waitFor();
    await screenshot(page, 'web-desk-ticket-1440');
  });

  test('without a microphone says so, and written replies still reach the caller', async () => {
    const web = await callerPage(house, caller, faults);
    opened.push(web);
    await ringThrough(house, web);
    const page = await sit('207');
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('test', 'NotFoundError'));
    });
    await offerCall({ ...complaint, callId: house.callId });
    await page.getByRole('button', { name: ring.accept }).click();
    await page.getByText(texts.call.microphone.trouble('missing')).waitFor();
    await page.getByRole('textbox', { name: texts.call.reply }).fill('我没有麦克风，请您打字。');
    await page.keyboard.press('Enter');
    await captionLog(web).getByText('我没有麦克风，请您打字。').waitFor();
    await screenshot(page, 'web-desk-no-microphone-1440');
    await messageBox(web).fill('好的');
    await web.getByRole('button', { name: callerTexts.hangUp }).click();
    await page.getByText(texts.call.callerGone).waitFor();
  });

  test('goes back to the call after a reload', async () => {
    const web = await callerPage(house, caller, faults);
    opened.push(web);
    await ringThrough(house, web);
    const page = await sit('205');
    await offerCall({ ...complaint, callId: house.callId });
    await page.getByRole('button', { name: ring.accept }).click();
    await page.getByText(texts.call.microphone.on).waitFor();
    await messageBox(web).fill('我还在等');
    await messageBox(web).press('Enter');
    const log = page.getByRole('log', { name: texts.call.captions });
    await log.getByText('我还在等').waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText(texts.call.microphone.on).waitFor();
    await page.getByRole('heading', { name: '王建国' }).waitFor();
    await log.getByText('我还在等').waitFor();
    await page.getByText('您好，投诉处理部').first().waitFor();
  });

  test('that is closed in a call: the caller is told at once that the person is away', async () => {
    const web = await callerPage(house, caller, faults);
    opened.push(web);
    await ringThrough(house, web);
    const page = await sit('208');
    await offerCall({ ...complaint, callId: house.callId });
    await page.getByRole('button', { name: ring.accept }).click();
    await page.getByText(texts.call.microphone.on).waitFor();
    await web.getByText(callerTexts.stages.person(['208'])).waitFor();
    await page.close();
    await web.getByText(callerTexts.stages.personAway).waitFor({ timeout: 10_000 });
  });

  test('says when the server is out of reach, and when another page has taken its place', async () => {
    const page = await sit('206');
    const other = await sit('206', caller);
    await page.getByText('同一工号已在另一个页面登录').waitFor();
    await page.getByText(texts.listElsewhere).waitFor();
    await page.getByRole('button', { name: texts.takeSeat }).waitFor();
    await other.context().setOffline(true);
    await house.desk.stop();
    await other.getByText(texts.offlineNotice).waitFor();
    await screenshot(other, 'web-desk-offline-390');
    await other.context().setOffline(false);
    faults.splice(0);
  });
});
