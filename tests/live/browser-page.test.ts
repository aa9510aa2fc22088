import { describe, expect, it } from 'vitest';
import { callerTexts } from '../../desk/web/texts.ts';
import { screenshot, startBrowser } from '../support/browser.ts';
import { buildPages, openCallerPage } from '../support/callerPage.ts';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';

const live = liveProduct({ before: buildPages });

describe('the caller page', () => {
  it('is reloaded during a call, and rejoins it', async () => {
    const browser = await startBrowser();
    await live.product.warm();
    const page = await openCallerPage(browser, live.product.deskUrl);
    await page.ring();
    await page.shows('请问有什么可以帮您', 40_000);
    const callId = await eventually(5000, 'a call kept by the page', () => page.callId());
    const journal = live.product.journal(callId);
    await journal.event('duty.fulfilled', 20_000, (duty) => duty.phrase === 'opening.question');
    await page.page.reload();
    await page.says(callerTexts.stages.agent, 20_000);
    await page.type('个人证书续期要多少钱');
    await page.shows('50元', 30_000);
    expect(journal.all('call.started')).toHaveLength(1);
    expect(journal.all('call.ended')).toEqual([]);
    expect(await page.callId()).toBe(callId);
    await screenshot(page.page, 'caller-rejoined');
    await page.hangUp();
    await journal.event('call.ended', 10_000);
    await browser.close();
  });

  it('is refused the microphone: it says so in Chinese, and typing works, on a phone screen', async () => {
    const browser = await startBrowser({ permission: false, width: 375, height: 667 });
    await live.product.warm();
    const page = await openCallerPage(browser, live.product.deskUrl);
    await page.ring();
    await page.says('麦克风未获允许', 40_000);
    await page.shows('请问有什么可以帮您', 40_000);
    await page.type('个人证书续期要多少钱');
    await page.shows('50元', 30_000);
    const width = await page.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(375);
    await screenshot(page.page, 'caller-phone-no-microphone');
    await page.hangUp();
    await page.says(callerTexts.endings.caller, 10_000);
    await browser.close();
  });

  it('says that all lines are busy where no worker is free, and that the server is gone where it is', async () => {
    const browser = await startBrowser();
    const page = await openCallerPage(browser, live.product.deskUrl);
    await page.says(callerTexts.ring);
    await live.product.stopWorker();
    await page.ring();
    await page.says(/繁忙|咨询量较大/, 20_000);
    await screenshot(page.page, 'caller-busy');
    await live.product.stopDesk();
    await page.page.getByRole('button', { name: callerTexts.ringAgain }).click();
    await page.says('服务器', 20_000);
    await screenshot(page.page, 'caller-server-gone');
    await browser.close();
  });
});
