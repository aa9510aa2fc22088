/** The caller's page and the desk page in a real browser, by what a person sees and presses there. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { callerTexts, deskTexts } from '../../desk/web/texts.ts';
import { buildWebPages } from '../../scripts/start/webPages.ts';
import type { Browser } from './browser.ts';
import { accountsAt } from './deskAccounts.ts';

/** Builds the pages where they are missing or older than their sources. */
export async function buildPages(): Promise<void> {
  const quiet = () => undefined;
  await buildWebPages(join(import.meta.dirname, '../..'), { found: quiet, doing: quiet });
}

export class CallerPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async ring(): Promise<void> {
    await this.page.getByRole('button', { name: callerTexts.ring, exact: true }).click();
  }

  async hangUp(): Promise<void> {
    await this.page.getByRole('button', { name: callerTexts.hangUp, exact: true }).click();
  }

  /** Types into the text box and sends with the Enter key. */
  async type(words: string): Promise<void> {
    const box = this.page.getByRole('textbox', { name: callerTexts.message });
    await box.fill(words);
    await box.press('Enter');
  }

  /** Resolves when a finished caption holds `words`. */
  async shows(words: string, limitMs = 30_000): Promise<void> {
    const log = this.page.getByRole('log', { name: callerTexts.captions });
    await log.getByText(words).first().waitFor({ timeout: limitMs });
  }

  /** Resolves when `words` stand anywhere on the page. */
  async says(words: string | RegExp, limitMs = 30_000): Promise<void> {
    await this.page.getByText(words).first().waitFor({ timeout: limitMs });
  }

  /** Id of the call that the page keeps for a reload; null where it keeps none. */
  async callId(): Promise<string | null> {
    return await this.page.evaluate(() => {
      const kept = Object.values(sessionStorage).join(' ');
      return /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/.exec(kept)?.[0] ?? null;
    });
  }
}

export async function openCallerPage(browser: Browser, deskUrl: string): Promise<CallerPage> {
  return new CallerPage(await browser.open(deskUrl));
}

/** Opens the desk, signed in with a work number. */
export async function openDesk(browser: Browser, deskUrl: string, number: string): Promise<Page> {
  const cookie = await accountsAt(deskUrl).cookieOf(number);
  await browser.keepCookie(deskUrl, cookie);
  const page = await browser.open(`${deskUrl}/desk`);
  await page.getByText(deskTexts.connection.online).first().waitFor({ timeout: 15_000 });
  return page;
}

/** Accepts the first waiting call, whether it rings there or waits in the queue. */
export async function acceptAtDesk(desk: Page, limitMs = 40_000): Promise<void> {
  const button = desk.getByRole('button', { name: new RegExp(`^${deskTexts.accept}`) }).first();
  await button.click({ timeout: limitMs });
}

/** The name of a button as the UI library shows it: two characters get a space between them. */
export function pressable(label: string): RegExp {
  return new RegExp(`^${[...label].join('\\s*')}$`);
}
