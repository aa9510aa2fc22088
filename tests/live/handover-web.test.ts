/** A handover as three people see it in Chromium: one caller and two people at their desks, the whole product behind them. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { callerTexts, deskTexts, workbenchTexts } from '../../desk/web/texts.ts';
import { silence } from '../support/audio.ts';
import { receivedLevel, screenshot, startBrowser } from '../support/browser.ts';
import { buildPages, openCallerPage, openDesk, pressable } from '../support/callerPage.ts';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';

const live = liveProduct({ before: buildPages });
const requests = deskTexts.call.requests;

/** Half a second of a tone, then half a second of nothing, for ever. */
function beeps(hertz: number) {
  const pcm = silence(1000, 48_000);
  for (let at = 0; at < 24_000; at += 1) {
    pcm.samples[at] = 12_000 * Math.sin((2 * Math.PI * hertz * at) / 48_000);
  }
  return pcm;
}

const hears = (page: Page) =>
  eventually(10_000, 'the other voice', async () => (await receivedLevel(page)) > -40);
const rings = (page: Page) => page.getByText(deskTexts.forMe, { exact: true });
const press = (page: Page, label: string) =>
  page.getByRole('button', { name: pressable(label) }).click();

it('one declines, the other takes the call, keeps the caller waiting, hands on, and it comes back to the bot', async () => {
  const { product } = live;
  const browsers = await Promise.all([
    startBrowser({ microphone: beeps(800) }),
    startBrowser({ microphone: beeps(500), width: 1440, height: 900 }),
    startBrowser({ microphone: beeps(600), width: 1440, height: 900 }),
  ]);
  const [callerBrowser, firstBrowser, secondBrowser] = browsers;
  await product.warm();
  const first = await openDesk(firstBrowser, product.deskUrl, '201');
  const second = await openDesk(secondBrowser, product.deskUrl, '202');
  const caller = await openCallerPage(callerBrowser, product.deskUrl);
  await caller.ring();
  await caller.shows('请问有什么可以帮您', 40_000);
  const callId = await eventually(5000, 'a call kept by the page', () => caller.callId());
  const journal = product.journal(callId);
  await caller.type('请帮我转人工客服');
  await rings(first).waitFor({ timeout: 20_000 });
  await screenshot(first, 'handover-ring');
  await screenshot(caller.page, 'handover-caller-waits');
  await first.keyboard.press('Escape');
  await rings(second).waitFor({ timeout: 10_000 });
  await second.keyboard.press('Enter');
  await journal.event('handoff.joined', 20_000);
  await caller.says(callerTexts.stages.person(['202']), 10_000);
  await Promise.all([hears(second), hears(caller.page)]);
  expect(journal.all('handoff.declined')).toMatchObject([{ human: '201', cause: 'declined' }]);

  await press(second, requests.hold);
  await journal.event('hold.started', 5000);
  await second.getByText(requests.sayAfter('您好，让您久等了。')).waitFor();
  await eventually(5000, 'nothing of the room at the caller', async () => {
    return (await receivedLevel(caller.page)) < -60;
  });
  await screenshot(second, 'handover-hold');
  await press(second, requests.resume);
  await journal.event('hold.ended', 5000);
  await hears(caller.page);

  await press(second, requests.transfer);
  await second.getByLabel(requests.department).click();
  await second.getByTitle('技术支持部').click();
  await screenshot(second, 'handover-hand-on');
  await second.getByRole('dialog').getByRole('button', { name: requests.transferYes }).click();
  await rings(first).waitFor({ timeout: 20_000 });
  await press(first, workbenchTexts.ring.accept);
  await journal.event('handoff.joined', 20_000, (joined) => joined.human === '201');
  await Promise.all([hears(first), hears(caller.page)]);
  await screenshot(first, 'handover-taken-over');

  await press(first, requests.backToBot);
  await journal.event('agent.said', 20_000, (said) => said.phrase === 'person.back');
  await caller.shows('由我继续为您服务');
  await caller.type('个人证书年费多少钱');
  await journal.event('agent.said', 30_000, (said) => said.text.includes('50'));
  await caller.hangUp();
  await journal.event('call.ended', 10_000);
  await Promise.all(browsers.map((browser) => browser.close()));
});
