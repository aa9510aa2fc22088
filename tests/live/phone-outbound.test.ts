/** Calls that we make by telephone, on the real media server; what the bridge would do is a stand-in's. */
import { expect, it } from 'vitest';
import { MediaServer } from '../../desk/server/calls/mediaServer.ts';
import { TakenCalls } from '../../desk/server/calls/takenCalls.ts';
import { OutboundCalls } from '../../desk/server/phone/outboundCalls.ts';
import { randomIds } from '../../records/ids.ts';
import { eventually } from '../support/deadline.ts';
import type { JournalFile } from '../support/journalFile.ts';
import { liveProduct } from '../support/liveProduct.ts';

const live = liveProduct({ telephones: true });

const reason = {
  ticketId: 'ticket-1',
  name: '欧阳敏',
  title: '女士',
  reportedOn: '2026-11-20',
  topic: '证书续期',
  result: '已经为您办好',
} as const;

/** Rings a number for the ticket. */
async function ringBack(number: string): Promise<JournalFile> {
  const { media } = live.product;
  await live.product.warm();
  const calls = new OutboundCalls({
    media: new MediaServer({ url: media.url, apiKey: media.key, apiSecret: media.secret }),
    takenCalls: new TakenCalls(),
    now: () => Date.now(),
  });
  const callId = randomIds(() => new Date()).next();
  await calls.dial({ callId, number, by: 'bot', reason });
  return live.product.journal(callId);
}

async function leavesNoRoom(): Promise<void> {
  const { rooms } = live.product.media;
  await eventually(
    10_000,
    'no room to be left',
    async () => (await rooms.listRooms()).length === 0,
  );
}

it('somebody lifts off: greeting, notice, who it is, and the purpose to them alone (REC-2.1c)', async () => {
  const journal = await ringBack('13800138000');
  const asked = await journal.event(
    'agent.said',
    40_000,
    ({ phrase }) => phrase === 'outbound.identity',
  );
  expect(asked.text).toBe('请问是欧阳女士吗？');
  expect(journal.all('agent.said').map(({ phrase }) => phrase)).toEqual(
    expect.arrayContaining(['opening.greeting', 'opening.notice', 'outbound.identity']),
  );
  expect(journal.all('call.started')).toMatchObject([
    {
      channel: 'phone',
      direction: 'outbound',
      caller: { number: '13800138000', name: '欧阳敏' },
      ticketId: 'ticket-1',
    },
  ]);
  await live.product.bridge.telephones.at(-1)?.press('1');
  await journal.event('agent.said', 20_000, ({ phrase }) => phrase === 'outbound.purpose');
  await live.product.bridge.telephones.at(-1)?.hangUp();
  expect(await journal.event('call.ended', 10_000)).toMatchObject({ by: 'caller' });
  await leavesNoRoom();
});

it.each([
  [486, 'busy'],
  [480, 'no_answer'],
  [603, 'declined'],
  [404, 'unreachable'],
] as const)(
  'nobody lifts off (SIP %i): nothing is said, %s is on record with the ticket, no room is left',
  async (status, cause) => {
    const number = `1390000${status}0`;
    live.product.bridge.numbers.set(number, status);
    const journal = await ringBack(number);
    expect(await journal.event('call.ended', 30_000)).toMatchObject({
      by: 'system',
      reason: cause,
    });
    expect(journal.all('call.started')).toMatchObject([{ ticketId: 'ticket-1' }]);
    expect(journal.all('agent.said')).toEqual([]);
    await leavesNoRoom();
  },
);
