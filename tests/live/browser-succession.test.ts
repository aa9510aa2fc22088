/** A caller in a browser whose call's process dies: told at once, and then served on. */
import { expect, it } from 'vitest';
import { callerTexts } from '../../desk/web/texts.ts';
import { verifyChain } from '../../records/journal/chain.ts';
import { receivedLevel, screenshot, startBrowser } from '../support/browser.ts';
import { buildPages, openCallerPage } from '../support/callerPage.ts';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';

const live = liveProduct({ before: buildPages });

it('the page says that the call is being connected again, and goes on with the next process', async () => {
  const { product } = live;
  const caller = await startBrowser();
  await product.warm();
  const page = await openCallerPage(caller, product.deskUrl);
  await page.ring();
  await page.shows('请问有什么可以帮您', 40_000);
  const callId = await eventually(5000, 'a call kept by the page', () => page.callId());
  const journal = product.journal(callId);
  await journal.event('state.saved', 20_000);
  const told = page.says(callerTexts.stages.nobody, 15_000);
  process.kill(await product.processOf(callId), 'SIGKILL');
  await told;
  await screenshot(page.page, 'caller-connected-again');
  await page.shows('非常抱歉，刚才系统出现故障', 30_000);
  await page.says(callerTexts.stages.agent);
  await receivedLevel(page.page);
  await eventually(10_000, 'the next voice', async () => (await receivedLevel(page.page)) > -40);
  await page.type('个人证书续期要多少钱');
  await page.shows('50元');
  await page.hangUp();
  await journal.event('call.ended', 10_000);
  expect(verifyChain(journal.events())).toBeNull();
  expect(journal.all('call.started')).toHaveLength(1);
  await caller.close();
});
