/** What the caller tests in the browser share: opening the page with its faults collected, and being in a call. */
import type { Page } from 'playwright-core';
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { callerTexts as texts } from '../../desk/web/texts.ts';
import { silence } from '../support/audio.ts';
import type { Browser } from '../support/browser.ts';
import { eventually } from '../support/deadline.ts';
import type { WebHouse } from './webHouse.ts';

/** A microphone's sound: half a second of a tone, then half a second of nothing, for ever. */
export function beeps(frequency: number): Pcm {
  const pcm = silence(1000, 48_000);
  for (let i = 0; i < 24_000; i += 1) {
    pcm.samples[i] = 12_000 * Math.sin((2 * Math.PI * frequency * i) / 48_000);
  }
  return pcm;
}

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
