/** The caller page in Chromium when something is wrong: each trouble is explained in Chinese, and typing still works. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callerTexts as texts } from '../../desk/web/texts.ts';
import { type Browser, screenshot, startBrowser } from '../support/browser.ts';
import { freeAgents } from './standInAgent.ts';
import { type CallerPageOptions, callerPage, messageBox, ringThrough } from './webCalls.ts';
import { openWebHouse, type WebHouse } from './webHouse.ts';

let house: WebHouse;
let browser: Browser;
let refusing: Browser;
const opened: Page[] = [];

beforeAll(async () => {
  house = await openWebHouse();
  browser = await startBrowser({ width: 390, height: 844 });
  refusing = await startBrowser({ width: 390, height: 844, permission: false });
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});
afterAll(async () => {
  await browser?.close();
  await refusing?.close();
  await house?.close();
  await freeAgents();
});

async function open(options: CallerPageOptions = {}, where = browser): Promise<Page> {
  const page = await callerPage(house, where, [], options);
  opened.push(page);
  return page;
}

async function typingWorks(page: Page, words: string): Promise<void> {
  await messageBox(page).fill(words);
  await messageBox(page).press('Enter');
  await house.agent.text(words);
}

describe('the microphone', () => {
  test('refused: the page says how to allow it, and typing works', async () => {
    const page = await open({}, refusing);
    await ringThrough(house, page);
    await page.getByRole('alert').getByText('麦克风未获允许').waitFor();
    await page.getByRole('button', { name: texts.microphone.retry }).waitFor();
    await screenshot(page, 'web-caller-denied-390');
    await typingWorks(page, '我没有麦克风权限');
  });

  test.each([
    { name: 'NotFoundError', trouble: 'missing' },
    { name: 'NotReadableError', trouble: 'busy' },
  ] as const)('$trouble: the page says so, and typing works', async ({ name, trouble }) => {
    const page = await open();
    await page.addInitScript((errorName) => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('test', errorName));
    }, name);
    await page.reload();
    await ringThrough(house, page);
    await page.getByRole('alert').getByText(texts.microphone.trouble(trouble)).waitFor();
    await typingWorks(page, `没有麦克风 ${name}`);
  });

  test('hidden by an insecure address: the page says so, and typing works', async () => {
    const page = await open({
      before: () => Object.defineProperty(window, 'isSecureContext', { value: false }),
    });
    await ringThrough(house, page);
    await page.getByRole('alert').getByText(texts.microphone.trouble('insecure')).waitFor();
    expect(await page.getByRole('button', { name: texts.microphone.retry }).count()).toBe(0);
    await typingWorks(page, '页面不安全');
  });

  test('tried again after it was plugged in, it works', async () => {
    const page = await open({
      before: () => {
        const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        let tries = 0;
        navigator.mediaDevices.getUserMedia = (constraints) => {
          tries += 1;
          const missing = new DOMException('test', 'NotFoundError');
          return tries === 1 ? Promise.reject(missing) : real(constraints);
        };
      },
    });
    await ringThrough(house, page);
    await page.getByRole('button', { name: texts.microphone.retry }).click();
    await page.getByText(texts.microphone.on).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('a call that does not come about', () => {
  test('busy: the phrase is shown and played, and one can ring again', async () => {
    const page = await open();
    const phrase = { text: '抱歉，目前咨询量较大。', audioUrl: '/api/phrases/busy/audio' };
    const json = { error: 'busy', message: '目前坐席繁忙', phrase };
    await page.route('**/api/calls', (route) => route.fulfill({ status: 503, json }));
    const audio = page.waitForRequest('**/api/phrases/busy/audio');
    await page.getByRole('button', { name: texts.ring }).click();
    await page.getByRole('alert').getByText(phrase.text).waitFor();
    await audio;
    await screenshot(page, 'web-caller-busy-390');
    await page.unroute('**/api/calls');
    await house.answerCalls(page, { ear: false });
    await ringThrough(house, page);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test.each([
    {
      what: 'too many calls',
      answer: { status: 429, headers: { 'retry-after': '42' }, json: { error: 'too_many' } },
      words: texts.refusals.limited(42),
    },
    {
      what: 'media server out of reach',
      answer: { status: 503, json: { error: 'media_unavailable', message: '语音服务连接不上。' } },
      words: texts.refusals.refused('语音服务连接不上。'),
    },
  ])('$what: the page says so', async ({ answer, words }) => {
    const page = await open();
    await page.route('**/api/calls', (route) => route.fulfill(answer));
    await page.getByRole('button', { name: texts.ring }).click();
    await page.getByRole('alert').getByText(words).waitFor();
    await page.getByRole('button', { name: texts.ringAgain }).waitFor();
  });

  test('server gone: the page says so and rings again when it is back', async () => {
    const page = await open();
    await page.route('**/api/calls', (route) => route.abort());
    await page.getByRole('button', { name: texts.ring }).click();
    await page.getByRole('alert').getByText(texts.refusals.unreachable).waitFor();
    await screenshot(page, 'web-caller-unreachable-390');
    await page.unroute('**/api/calls');
    await house.answerCalls(page, { ear: false });
    await ringThrough(house, page);
  });

  test('a token that the media server refuses is explained', async () => {
    const page = await open();
    const grant = { callId: 'x', url: house.media.url, token: 'x.y.z', identity: 'caller-x' };
    await page.route('**/api/calls', (route) => route.fulfill({ status: 201, json: grant }));
    await page.getByRole('button', { name: texts.ring }).click();
    await page.getByRole('alert').getByText(texts.refusals.expired).waitFor();
  });
});

describe('a line that breaks', () => {
  test('says that it connects again, and no longer when the media server is back', async () => {
    const page = await open();
    await ringThrough(house, page);
    await house.media.kill();
    await page.getByRole('alert').getByText(texts.reconnecting).waitFor();
    await screenshot(page, 'web-caller-reconnecting-390');
    await house.media.start();
    await page.getByRole('alert').getByText(texts.reconnecting).waitFor({ state: 'hidden' });
  });
});
