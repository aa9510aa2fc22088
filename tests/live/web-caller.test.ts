/** The caller page in Chromium, on the real media server, with a stand-in agent: the course of a call. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callerTexts as texts } from '../../desk/web/texts.ts';
import { type Browser, receivedLevel, screenshot, startBrowser } from '../support/browser.ts';
import { eventually } from '../support/deadline.ts';
import { freeAgents } from './standInAgent.ts';
import {
  type CallerPageOptions,
  callerPage,
  captionLog,
  messageBox,
  ringThrough,
} from './webCalls.ts';
import { openWebHouse, type WebHouse } from './webHouse.ts';

let house: WebHouse;
let browser: Browser;
const faults: string[] = [];
const opened: Page[] = [];

beforeAll(async () => {
  house = await openWebHouse();
  browser = await startBrowser({ width: 390, height: 844 });
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await freeAgents();
});

async function open(options: CallerPageOptions = {}): Promise<Page> {
  const page = await callerPage(house, browser, faults, options);
  opened.push(page);
  return page;
}

async function inCall(options: CallerPageOptions = {}): Promise<Page> {
  const page = await open(options);
  await ringThrough(house, page);
  return page;
}

interface TonesPage {
  /** Frequencies in Hz of every tone that the page has started. */
  tones?: number[];
}

function countTones(): void {
  const place = globalThis as TonesPage;
  const started: number[] = [];
  place.tones = started;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    started.push(this.frequency.value);
    start.call(this, when);
  };
}

describe('the caller page', () => {
  test('names the company, says that an AI answers, and invites to type where nobody recognises speech', async () => {
    const page = await open();
    await page.getByRole('heading', { name: '测试公司' }).waitFor();
    await page.getByText(texts.robotNotice).waitFor();
    await page.getByText(texts.idleHintNoEar).waitFor();
    expect(await page.title()).toBe('测试公司 · 智能客服');
    await screenshot(page, 'web-caller-idle-390');
    const scripts = await page
      .locator('script, link[rel=modulepreload]')
      .evaluateAll((all) =>
        all.map((one) => one.getAttribute('src') ?? one.getAttribute('href') ?? 'inline'),
      );
    // Nothing of the desk: its chunk alone is larger than the whole of the caller's page.
    const own = /^\/assets\/(index|RoomLine|rolldown-runtime)-/;
    expect(scripts.filter((script) => !own.test(script))).toEqual([]);
  });

  test('rings until the agent answers, opens the microphone and plays the agent', async () => {
    const page = await inCall({ ear: true });
    await page.getByText(texts.microphone.on).waitFor();
    await page.getByRole('timer', { name: texts.timer }).waitFor();
    await eventually(10_000, 'the agent being heard', async () => {
      await house.agent.sound();
      return (await receivedLevel(page)) > -40;
    });
    await house.agent.until('the word that the page plays it', () =>
      house.agent.received.some(({ topic }) => topic === 'three-rings.plays') ? true : null,
    );
    expect(await page.getByText(texts.noEar).count()).toBe(0);
  });

  test('plays the ring until the answer, and a hold tone while the caller waits for a person', async () => {
    const page = await open({ before: countTones });
    await ringThrough(house, page);
    const tones = () => page.evaluate(() => (globalThis as TonesPage).tones?.splice(0) ?? []);
    expect(await tones()).toContain(450);
    await house.agent.set({ 'three-rings.phase': 'waiting' });
    await eventually(5000, 'the hold tone', async () => (await tones()).includes(392));
    await house.agent.set({ 'lk.agent.state': 'speaking' });
    await house.agent.set({ 'three-rings.phase': 'with_person' });
    await page.getByText(texts.stages.personAway).waitFor();
    expect(await tones()).not.toContain(450);
  });

  test('a ring that was cancelled joins nothing', async () => {
    const page = await open();
    const answering = Promise.withResolvers<void>();
    await page.route('**/api/calls', async (route) => {
      await answering.promise;
      await route.fallback();
    });
    await page.getByRole('button', { name: texts.ring }).click();
    await page.getByRole('button', { name: texts.cancel }).click();
    await page.getByText(texts.endings.caller).waitFor();
    const answered = page.waitForResponse('**/api/calls');
    answering.resolve();
    await answered;
    await page.getByRole('button', { name: texts.ringAgain }).click();
    await eventually(10_000, 'the second ring', () => house.agent.joined.length === 1);
    expect(house.agents.at(-2)?.joined).toEqual([]);
  });

  test('shows words being spoken outside the log, and a finished sentence in it once', async () => {
    const page = await inCall();
    await house.agent.caption(['您好，'], { end: false });
    await page.getByText('您好，').waitFor();
    expect(await captionLog(page).getByText('您好，').count()).toBe(0);
    await house.agent.caption(['请问有什么', '可以帮您？']);
    await captionLog(page).getByText('请问有什么可以帮您？').waitFor();
    expect(await page.getByText('请问有什么可以帮您？').count()).toBe(1);
  });

  test('sends a typed message with Enter, but not while an input method composes', async () => {
    const page = await inCall();
    await messageBox(page).fill('我的证书');
    await messageBox(page).dispatchEvent('keydown', {
      key: 'Enter',
      isComposing: true,
      bubbles: true,
    });
    await messageBox(page).press('Shift+Enter');
    await messageBox(page).pressSequentially('什么时候到期？');
    await messageBox(page).press('Enter');
    const message = await house.agent.text('我的证书\n什么时候到期？');
    expect(message).toMatchObject({ topic: 'lk.chat', attributes: {} });
    await house.agent.until('a typing signal', () =>
      house.agent.received.some(({ topic }) => topic === 'three-rings.typing') ? true : null,
    );
    await captionLog(page).getByText('什么时候到期？').waitFor();
    await page.getByText(texts.sending).waitFor({ state: 'hidden' });
    expect(await messageBox(page).inputValue()).toBe('');
    expect(house.agent.received.filter(({ topic }) => topic === 'lk.chat')).toHaveLength(1);
  });

  test('says so where a message is too long to be taken whole', async () => {
    const page = await inCall();
    await messageBox(page).fill('证书'.repeat(999));
    expect(await page.getByText(texts.messageFull(2000)).count()).toBe(0);
    await messageBox(page).fill('证书'.repeat(2000));
    await page
      .getByRole('status')
      .filter({ hasText: texts.messageFull(2000) })
      .waitFor();
    await screenshot(page, 'web-caller-long-message-390');
  });

  test('presses keys, mutes the microphone and hangs up', async () => {
    const page = await inCall();
    await page.getByRole('button', { name: texts.keypad }).click();
    await page.getByRole('button', { name: texts.key('1') }).click();
    await page.getByRole('button', { name: texts.key('#') }).click();
    await house.agent.until('the keys', () => (house.agent.keys.join('') === '1#' ? true : null));
    await captionLog(page).getByText('1#').waitFor();
    await page.getByRole('button', { name: texts.mute }).click();
    await page.getByText(texts.microphone.muted).waitFor();
    await screenshot(page, 'web-caller-keypad-390');
    await page.getByRole('button', { name: texts.unmute }).click();
    await page.getByRole('button', { name: texts.hangUp }).click();
    await page.getByText(texts.endings.caller).waitFor();
    await house.agent.until('the caller leaving', () =>
      house.agent.identities.length === 0 ? true : null,
    );
    await page.getByRole('button', { name: texts.ringAgain }).waitFor();
    await screenshot(page, 'web-caller-ended-390');
  });

  test('keeps its layout with long words, on a phone and on a wide screen', async () => {
    const page = await inCall();
    await house.agent.caption(['您好，云杉数字证书，很高兴为您服务，我是智能客服001号。']);
    await house.agent.caption(['为保证服务质量，您的通话可能会被录音，敬请谅解。']);
    await messageBox(page).fill('企业证书续期多少钱？');
    await messageBox(page).press('Enter');
    await house.agent.caption(['企业证书续期200元，网上办理立即生效。']);
    await messageBox(page).fill(`网址是 www.${'yunshan'.repeat(20)}.example 吗？`);
    await messageBox(page).press('Enter');
    await captionLog(page).getByText('yunshan').waitFor();
    await screenshot(page, 'web-caller-in-call-390');
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(390);
    await page.setViewportSize({ width: 1440, height: 900 });
    await screenshot(page, 'web-caller-in-call-1440');
    expect(await width()).toBe(1440);
  });

  test('says who is on the line: waiting for a person, then the person', async () => {
    const page = await inCall();
    await house.agent.caption(['您的问题需要帮您转接至投诉处理部，请您稍等，我帮您转接。']);
    await house.agent.set({ 'three-rings.phase': 'waiting' });
    await page.getByText(texts.stages.waiting).waitFor();
    await screenshot(page, 'web-caller-waiting-390');
    const person = await house.joinAsPerson('201');
    await house.agent.set({ 'three-rings.phase': 'with_person' });
    await page.getByText(texts.stages.person(['201'])).waitFor();
    await person.localParticipant?.sendText('您好，我是201号。', { topic: 'lk.chat' });
    await captionLog(page).getByText('您好，我是201号。').waitFor();
    await page.getByRole('banner').getByText(texts.personNotice).waitFor();
    expect(await page.getByText(texts.robotNotice).count()).toBe(0);
    await screenshot(page, 'web-caller-person-390');
    await person.disconnect();
    await page.getByText(texts.stages.personAway).waitFor();
  });

  test('comes back into the call after a reload, with its captions, under the same identity', async () => {
    const page = await inCall();
    const [identity] = house.agent.joined;
    await house.agent.caption(['您好，云杉数字证书。']);
    await messageBox(page).fill('还在吗？');
    await messageBox(page).press('Enter');
    await house.agent.text('还在吗？');
    await page.reload();
    await page.getByRole('status').filter({ hasText: texts.stages.agent }).waitFor();
    await house.agent.until('the caller again', () => house.agent.joined[1] ?? null);
    expect(house.agent.joined).toEqual([identity, identity]);
    await captionLog(page).getByText('您好，云杉数字证书。').waitFor();
    await captionLog(page).getByText('还在吗？').waitFor();
    await page.getByRole('heading', { name: '测试公司' }).waitFor();
    await messageBox(page).fill('我回来了');
    await messageBox(page).press('Enter');
    await house.agent.text('我回来了');
  });

  test('says that it came back too late, with what was said, after more than 30 s', async () => {
    const page = await inCall();
    await house.agent.caption(['您好，云杉数字证书。']);
    await captionLog(page).getByText('您好，云杉数字证书。').waitFor();
    await page.addInitScript(() => {
      const kept = JSON.parse(sessionStorage.getItem('three-rings.call') ?? 'null');
      if (kept === null) return;
      const seenAt = Date.now() - 31_000;
      sessionStorage.setItem('three-rings.call', JSON.stringify({ ...kept, seenAt }));
    });
    await page.reload();
    await page.getByRole('status').filter({ hasText: texts.endings.too_late }).waitFor();
    await captionLog(page).getByText('您好，云杉数字证书。').waitFor();
    await page.getByRole('button', { name: texts.ringAgain }).waitFor();
  });

  test('keeps the newest words in sight when the keypad takes their room, and says what the keys are for', async () => {
    const page = await inCall();
    for (let line = 0; line < 12; line += 1) await house.agent.caption([`第${line + 1}句话。`]);
    const newest = captionLog(page).getByText('第12句话。');
    await newest.waitFor();
    await page.getByRole('button', { name: texts.keypad, exact: true }).click();
    await page.getByText('人工服务请按0。').waitFor();
    await eventually(5000, 'the newest words in sight', async () => {
      const words = await newest.boundingBox();
      const keys = await page.getByRole('group', { name: texts.keypadPanel }).boundingBox();
      return words !== null && keys !== null && words.y + words.height <= keys.y;
    });
  });

  test('ends when the other side ends the call, and does not come back into it after a reload', async () => {
    const page = await inCall();
    await house.endCall();
    await page.getByText(texts.endings.company).waitFor();
    expect(await page.locator('audio').count()).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: texts.ring, exact: true }).waitFor();
  });
});
