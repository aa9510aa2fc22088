import { describe, expect, it } from 'vitest';
import { Caller } from '../support/caller.ts';
import { likeness } from '../support/likeness.ts';
import { liveProduct } from '../support/liveProduct.ts';
import { utterances } from '../support/utterances.ts';

const opening = ['opening.greeting', 'opening.notice', 'opening.question'];

const live = liveProduct({ ear: true, prompts: 'rendered' });

describe('the opening of a call', () => {
  it('is heard as rendered, in order, within 14 s, and fulfils three duties [ETI-5a, REC-2.1b, REC-2.1f, ETI-6.1a, DEC-3]', async () => {
    const caller = await live.product.ring();
    const hearing = await caller.hearsAgent();
    const started = await hearing.sound(10_000);
    const journal = live.product.journal(caller.callId);
    await journal.event('duty.fulfilled', 25_000, (duty) => duty.phrase === 'opening.question');
    await hearing.quiet(400, 5000, hearing.position - 300);

    let position = 0;
    for (const phrase of opening) {
      const heard = likeness(live.product.sounds.sound(phrase), hearing.recording(), position);
      expect(heard.correlation, phrase).toBeGreaterThanOrEqual(0.9);
      expect(heard.holes, phrase).toEqual([]);
      expect(heard.fromMs, phrase).toBeGreaterThanOrEqual(position);
      position = heard.toMs - 100;
    }
    expect(position + 100 - started).toBeLessThanOrEqual(14_000);
    expect(journal.all('duty.fulfilled').map((duty) => duty.phrase)).toEqual(opening);
    expect(journal.all('agent.said').map((said) => said.heard === said.text)).toEqual([
      true,
      true,
      true,
    ]);
    expect(journal.all('consent.changed').map((change) => change.recording)).toEqual(['notified']);
    await caller.hangUp();
    const ended = await journal.event('call.ended', 5000);
    expect(ended.by).toBe('caller');
  });

  it('begins when the caller’s end plays our voice: the first word is heard whole', async () => {
    const caller = new Caller(await live.product.ticket(), { playsAfterMs: 500 });
    await caller.join();
    const journal = live.product.journal(caller.callId);
    await journal.event('duty.fulfilled', 25_000, (duty) => duty.phrase === 'opening.greeting');
    const hearing = await caller.hearsAgent();
    const greeting = likeness(live.product.sounds.sound('opening.greeting'), hearing.recording());
    expect(greeting.correlation).toBeGreaterThanOrEqual(0.9);
    expect(greeting.holes).toEqual([]);
    await caller.hangUp();
  });

  it('says the notice again from its start when the line broke in the middle of it [REC-2.1f, DEC-3]', async () => {
    const first = await live.product.ring();
    const journal = live.product.journal(first.callId);
    await journal.event('duty.opened', 20_000, (duty) => duty.phrase === 'opening.notice');
    const before = await first.hearsAgent();
    await before.quiet(100, 10_000);
    await before.sound(10_000, before.position);
    const again = new Caller(first.ticket);
    await again.join();
    await journal.event('duty.repeated', 15_000, (duty) => duty.phrase === 'opening.notice');
    await journal.event('duty.fulfilled', 25_000, (duty) => duty.phrase === 'opening.question');

    const hearing = await again.hearsAgent();
    const notice = likeness(live.product.sounds.sound('opening.notice'), hearing.recording());
    expect(notice.correlation).toBeGreaterThanOrEqual(0.9);
    expect(notice.holes).toEqual([]);
    const [cut] = journal.all('duty.interrupted');
    expect(cut?.phrase).toBe('opening.notice');
    const fulfilled = journal.all('duty.fulfilled', (duty) => duty.phrase === 'opening.notice');
    expect(fulfilled).toHaveLength(1);
    await again.hangUp();
  });

  it('goes on when the caller speaks over the notice, and the words are not lost [DEC-3, TRN-interrupt]', async () => {
    const caller = await live.product.ring();
    const journal = live.product.journal(caller.callId);
    await journal.event('duty.opened', 20_000, (duty) => duty.phrase === 'opening.notice');
    await caller.speak(utterances.renewalFee);
    const said = await journal.event('caller.said', 25_000);
    expect(said.text).toBe(utterances.renewalFee);
    expect(said.via).toBe('voice');
    const answer = await journal.event('agent.said', 20_000, (event) => event.turn === 1);
    expect(answer.text).toContain('50元');

    const hearing = await caller.hearsAgent();
    const notice = likeness(live.product.sounds.sound('opening.notice'), hearing.recording());
    expect(notice.correlation).toBeGreaterThanOrEqual(0.9);
    expect(notice.holes).toEqual([]);
    expect(journal.all('duty.interrupted')).toEqual([]);
    expect(journal.all('caller.said')).toHaveLength(1);
    await caller.hangUp();
  });
});
