/** What the caller tests in the browser share: opening the page with its faults collected, and being in a call. */
import type { Page } from 'playwright-core';
import { callerTexts as texts } from '../../desk/web/texts.ts';
import type { Browser } from '../support/browser.ts';
import { eventually } from '../support/deadline.ts';
import type { WebHouse } from './webHouse.ts';

export interface CallerPageOptions {
  /** Whether the installation recognises speech. */
  readonly ear?: boolean;
  /** Runs in the page before its own scripts. */
  readonly before?: () => void;
}

/** Opens the caller page; errors of the page, its security policy included, are added to `faults`. */
export async function callerPage(
  house: WebHouse,
  browser: Browser,
  faults: string[],
  options: CallerPageOptions = {},
): Promise<Page> {
  const page = await browser.open('about:blank');
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
  if (options.before) await page.addInitScript(options.before);
  await house.answerCalls(page, { ear: options.ear ?? false });
  await page.goto(`${house.desk.url}/`);
  return page;
}

/** Rings and is answered. */
export async function ringThrough(house: WebHouse, page: Page): Promise<void> {
  const calls = house.agents.length;
  await page.getByRole('button', { name: texts.ring }).click();
  await page.getByText(texts.stages.ringing).waitFor();
  const rung = () => house.agents[calls]?.joined.length === 1;
  await eventually(10_000, 'the caller in the room', rung);
  await house.agent.set({ 'lk.agent.state': 'listening', 'three-rings.phase': 'serving' });
  await page.getByRole('status').filter({ hasText: texts.stages.agent }).waitFor();
}

export const captionLog = (page: Page) => page.getByRole('log', { name: texts.captions });
export const messageBox = (page: Page) => page.getByRole('textbox', { name: texts.message });
