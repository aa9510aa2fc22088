import { describe, expect, it } from 'vitest';
import { callerTexts, deskTexts } from '../../desk/web/texts.ts';
import { verifyChain } from '../../records/journal/chain.ts';
import { resample } from '../support/audio.ts';
import { receivedLevel, screenshot, startBrowser } from '../support/browser.ts';
import {
  acceptAtDesk,
  buildPages,
  openCallerPage,
  openDesk,
  pressable,
} from '../support/callerPage.ts';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';
import { utterances } from '../support/utterances.ts';
import { speak } from '../support/voice.ts';

const live = liveProduct({ before: buildPages });

describe('a caller and a person in two browsers', () => {
  it('ring, captions, a typed complaint, accepted at the desk; each hears the other; both are told the end', async () => {
    const voice = resample(await speak(utterances.materials), 48_000);
    const other = resample(await speak(utterances.flight), 48_000);
    const [caller, person] = await Promise.all([
      startBrowser({ microphone: voice }),
      startBrowser({ microphone: other }),
    ]);
    await live.product.warm();
    const desk = await openDesk(person, live.product.deskUrl, '201');
    const page = await openCallerPage(caller, live.product.deskUrl);
    await screenshot(page.page, 'caller-before');
    await page.ring();
    await page.shows('您的通话可能会被录音', 40_000);
    await page.says(callerTexts.robotLabel);
    await eventually(10_000, 'the greeting as sound', async () => {
      return (await receivedLevel(page.page)) > -40;
    });
    await page.shows('请问有什么可以帮您');
    const callId = await eventually(5000, 'a call kept by the page', () => page.callId());
    const journal = live.product.journal(callId);
    await page.type('我要投诉，昨天下午在城东网点，柜员小张把我的材料弄丢了，我要求赔礼道歉');
    await page.shows('我要投诉');
    await page.shows('非常抱歉');
    await screenshot(page.page, 'caller-complaint');
    await page.type('转人工');
    await journal.event('handoff.offered', 40_000);
    await desk.getByText(deskTexts.reasons.complaint).first().waitFor({ timeout: 10_000 });
    await screenshot(desk, 'desk-waiting');
    await acceptAtDesk(desk);
    await journal.event('handoff.joined', 20_000);
    await journal.event('duty.fulfilled', 20_000, (duty) => duty.phrase === 'person.connected');
    await page.says('人工客服201号', 10_000);

    for (const listener of [page.page, desk]) {
      await receivedLevel(listener);
      await eventually(
        10_000,
        'the other voice',
        async () => (await receivedLevel(listener)) > -40,
      );
    }
    await screenshot(page.page, 'caller-with-person');
    await screenshot(desk, 'desk-in-call');
    await desk.getByRole('button', { name: pressable(deskTexts.call.hangUp) }).click();
    await desk.getByRole('button', { name: pressable(deskTexts.call.hangUpYes) }).click();
    const ended = await journal.event('call.ended', 15_000);
    expect(ended.by).toBe('human');
    await page.says(callerTexts.endings.company, 10_000);
    await desk.getByText(deskTexts.call.endings.here).waitFor({ timeout: 10_000 });
    expect(verifyChain(journal.events())).toBeNull();
    await Promise.all([caller.close(), person.close()]);
  });

  it('nobody is at the desk: the contact is taken, and a callback ticket is opened', async () => {
    const caller = await startBrowser();
    await live.product.warm();
    const page = await openCallerPage(caller, live.product.deskUrl);
    await page.ring();
    await page.shows('请问有什么可以帮您', 40_000);
    const callId = await eventually(5000, 'a call kept by the page', () => page.callId());
    const journal = live.product.journal(callId);
    await page.type('请帮我转人工客服');
    await page.shows('您方便留下您的联系方式吗', 40_000);
    await page.type('我姓李，电话13000000002');
    await journal.event('agent.said', 30_000, (said) => said.turn === 2);
    await page.type('对');
    const ticket = await journal.event('ticket.opened', 30_000);
    expect(ticket).toMatchObject({ kind: 'callback' });
    expect(ticket.contact).toContain('13000000002');
    await journal.event('agent.said', 20_000, (said) => said.turn === 3);
    await screenshot(page.page, 'caller-nobody-free');
    await page.hangUp();
    await page.says(callerTexts.endings.caller, 10_000);
    expect((await journal.event('call.ended', 10_000)).by).toBe('caller');
    await caller.close();
  });
});
