import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../records/journal/chain.ts';
import { Caller } from '../support/caller.ts';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';
import { utterances } from '../support/utterances.ts';
import { VanishingCaller } from '../support/vanishingCaller.ts';

const live = liveProduct();

async function roomGone(callId: string, limitMs: number): Promise<void> {
  await eventually(limitMs, 'the end of the room', async () => {
    return (await live.product.media.rooms.listRooms([callId])).length === 0;
  });
}

describe('the line of a call', () => {
  it.concurrent('is given up when the caller vanished in the middle of a word and did not come back', async () => {
    const caller = new VanishingCaller(await live.product.ticket(), utterances.materials);
    const journal = live.product.journal(caller.ticket.callId);
    await journal.event('call.started', 15_000);
    const job = await live.product.processOf(caller.ticket.callId);
    await caller.speaking(15_000);
    await caller.vanish();
    const ended = await journal.event('call.ended', 75_000);
    expect(ended).toMatchObject({ by: 'caller', reason: 'lost' });
    expect(verifyChain(journal.events())).toBeNull();
    await roomGone(caller.ticket.callId, 10_000);
    await live.product.gone(job, 30_000);
  });

  it.concurrent('is taken up again when the caller comes back with the same token', async () => {
    const first = await live.product.opened();
    const again = new Caller(first.ticket);
    await again.join();
    const journal = live.product.journal(first.callId);
    await again.type('个人证书续期要多少钱');
    const answer = await journal.event('agent.said', 20_000, (said) => said.turn === 1);
    expect(answer.heard).toContain('50元');
    const hearing = await again.hearsAgent();
    expect(await hearing.sound(5000)).toBeGreaterThanOrEqual(0);
    expect(journal.all('call.ended')).toEqual([]);
    await again.hangUp();
    expect((await journal.event('call.ended', 5000)).by).toBe('caller');
  });

  it.concurrent('is cut after the farewell; the room is deleted and the process gone', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    const job = await live.product.processOf(caller.callId);
    await caller.type('个人证书续期要多少钱');
    await journal.event('agent.said', 20_000, (said) => said.turn === 1);
    await caller.type('谢谢');
    await journal.event(
      'duty.fulfilled',
      20_000,
      (duty) => duty.phrase === 'closing.anything_else',
    );
    await caller.type('没有了');
    await journal.event('duty.fulfilled', 20_000, (duty) => duty.phrase === 'satisfaction.ask');
    await caller.type('五分');
    const farewell = await journal.event('duty.fulfilled', 20_000, (duty) => {
      return duty.phrase === 'closing.done';
    });
    const ended = await journal.event('call.ended', 10_000);
    expect(ended).toMatchObject({ by: 'agent', reason: 'closed' });
    const waited = Date.parse(ended.at) - Date.parse(farewell.at);
    expect(waited).toBeGreaterThanOrEqual(2900);
    await caller.disconnected(5000);
    await roomGone(caller.callId, 5000);
    await live.product.gone(job, 30_000);
  });
});

describe('a process that is killed', () => {
  it.concurrent('leaves a journal that verifies up to its last event, and the next caller is served', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    const job = await live.product.processOf(caller.callId);
    await caller.type('个人证书续期要多少钱');
    await journal.event('caller.said', 10_000);
    process.kill(job, 'SIGKILL');
    await live.product.gone(job, 5000);
    const events = journal.events();
    expect(events.at(-1)?.type).not.toBe('call.ended');
    expect(events.map(({ type }) => type)).toContain('caller.said');
    expect(verifyChain(events)).toBeNull();
    const [last] = journal.all('caller.said');
    const edited = events.map((event) => (event === events.at(2) ? { ...event, turn: 9 } : event));
    expect(last?.text).toBe('个人证书续期要多少钱');
    expect(verifyChain(edited)).not.toBeNull();
    await caller.hangUp();
    const next = await live.product.opened();
    await next.hangUp();
  });
});

describe('the media server', () => {
  it('is restarted during a call: the call goes on, and the next caller is served', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    const hearing = await caller.hearsAgent();
    await live.product.media.restart();
    const fault = await journal.event('fault.occurred', 40_000, ({ component }) => {
      return component === 'media';
    });
    expect(fault.kind).toBe('connection_restored');
    const from = hearing.position;
    await caller.type('个人证书续期要多少钱');
    const answer = await journal.event('agent.said', 30_000, (said) => said.text.includes('50元'));
    expect(answer.heard).toBe(answer.text);
    await hearing.sound(5000, from);
    await caller.hangUp();
    await journal.event('call.ended', 10_000);
    expect(verifyChain(journal.events())).toBeNull();
    await live.product.ready();
    const next = await live.product.opened();
    await next.hangUp();
  });
});
