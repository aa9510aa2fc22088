/** The browser's own speech recognition as the ear, in Chromium with a recogniser moved by hand. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callerTexts as texts } from '../../desk/web/texts.ts';
import { type Browser, screenshot, startBrowser } from '../support/browser.ts';
import { freeAgents } from './standInAgent.ts';
import { callerPage, captionLog, ringThrough } from './webCalls.ts';
import { openWebHouse, type WebHouse } from './webHouse.ts';

interface RecognizerPage {
  recognizer?: {
    running: boolean;
    lang: string;
    onresult(event: object): void;
    onerror(event: object): void;
    onend(): void;
  };
}

let house: WebHouse;
let browser: Browser;
const opened: Page[] = [];

beforeAll(async () => {
  house = await openWebHouse();
  browser = await startBrowser({ width: 390, height: 844 });
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await freeAgents();
});

/** Puts a recogniser into the page that hears what the test says. */
function installRecognizer(): void {
  const place = globalThis as RecognizerPage;
  const value = class {
    running = false;
    lang = '';
    onresult = () => undefined;
    onerror = () => undefined;
    onend = () => undefined;
    start() {
      this.running = true;
      place.recognizer = this;
    }
    stop() {
      this.running = false;
      this.onend();
    }
    abort() {
      this.stop();
    }
  };
  for (const name of ['SpeechRecognition', 'webkitSpeechRecognition']) {
    Object.defineProperty(globalThis, name, { value });
  }
}

async function hear(page: Page, transcript: string, isFinal: boolean): Promise<void> {
  await page.evaluate(
    ([text, final]) => {
      const results = [{ isFinal: final, 0: { transcript: text } }];
      (globalThis as RecognizerPage).recognizer?.onresult({ resultIndex: 0, results });
    },
    [transcript, isFinal] as const,
  );
}

const listens = (page: Page) => (on: boolean) =>
  page.waitForFunction(
    (wanted) => ((globalThis as RecognizerPage).recognizer?.running ?? false) === wanted,
    on,
  );

async function inCall(ear = false): Promise<Page> {
  const page = await callerPage(house, browser, [], { before: installRecognizer, ear });
  opened.push(page);
  await ringThrough(house, page);
  return page;
}

const earSwitch = (page: Page) => page.getByRole('switch', { name: texts.ear.label('Google') });

describe("the browser's own speech recognition", () => {
  test('is off until it is switched on, and the switch says whose it is and where the voice goes', async () => {
    const page = await inCall();
    expect(await earSwitch(page).isChecked()).toBe(false);
    await page.getByText(texts.ear.notice('Google')).waitFor();
    expect(house.agent.received.filter(({ topic }) => topic === 'three-rings.ear')).toEqual([]);
    expect(await page.evaluate(() => (globalThis as RecognizerPage).recognizer)).toBeUndefined();
  });

  test('sends what it recognises as the caller’s words, and tells the agent when it is the ear', async () => {
    const page = await inCall();
    await earSwitch(page).check();
    await house.agent.text('on');
    await listens(page)(true);
    await hear(page, '我要', false);
    await page.getByText('我要', { exact: true }).waitFor();
    expect(await captionLog(page).getByText('我要').count()).toBe(0);
    await hear(page, '我要查询进度', true);
    const sent = await house.agent.text('我要查询进度');
    expect(sent).toMatchObject({ topic: 'lk.chat', attributes: { via: 'browser' } });
    await captionLog(page).getByText('我要查询进度').waitFor();
    expect(await page.getByText('我要', { exact: true }).count()).toBe(0);
    await screenshot(page, 'web-caller-ear-390');
    await earSwitch(page).uncheck();
    await house.agent.text('off');
    await listens(page)(false);
  });

  test('pauses while the agent speaks and while muted, and goes on afterwards', async () => {
    const page = await inCall();
    await earSwitch(page).check();
    await listens(page)(true);
    await house.agent.set({ 'lk.agent.state': 'speaking' });
    await listens(page)(false);
    await house.agent.set({ 'lk.agent.state': 'listening' });
    await listens(page)(true);
    await page.getByRole('button', { name: texts.mute }).click();
    await listens(page)(false);
    await page.getByRole('button', { name: texts.unmute }).click();
    await listens(page)(true);
    await page.evaluate(() => (globalThis as RecognizerPage).recognizer?.onend());
    await listens(page)(true);
  });

  test('switches itself off and says why when the service cannot be reached', async () => {
    const page = await inCall();
    await earSwitch(page).check();
    await listens(page)(true);
    await page.evaluate(() =>
      (globalThis as RecognizerPage).recognizer?.onerror({ error: 'network' }),
    );
    await page.getByRole('alert').getByText(texts.ear.troubles.network).waitFor();
    expect(await earSwitch(page).isChecked()).toBe(false);
    await house.agent.text('off');
  });

  test('is not offered where the installation recognises speech itself', async () => {
    const page = await inCall(true);
    expect(await page.getByRole('switch').count()).toBe(0);
  });
});
