/** Calls that we make by telephone, on the real media server; who lifts off is a stand-in. */
import { Room } from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { expect, it } from 'vitest';
import type { CallMetadata } from '../../agent/callMetadata.ts';
import { callerOnLine } from '../../agent/phone/callerOnLine.ts';
import type { Dialler, DialOutcome, DialRequest } from '../../agent/phone/dialler.ts';
import { MediaServer } from '../../desk/server/calls/mediaServer.ts';
import { TakenCalls } from '../../desk/server/calls/takenCalls.ts';
import { OutboundCalls } from '../../desk/server/phone/outboundCalls.ts';
import { randomIds } from '../../records/ids.ts';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';
import { type Telephone, telephoneIn } from '../support/telephone.ts';

const live = liveProduct();

const reason = {
  ticketId: 'ticket-1',
  name: '欧阳敏',
  title: '女士',
  reportedOn: '2026-11-20',
  topic: '证书续期',
  result: '已经为您办好',
} as const;

function metadata(callId: string): CallMetadata {
  const caller = { number: '13800138000', name: reason.name };
  const dial = { number: caller.number };
  const callerIdentity = 'caller-rung';
  const requestedAt = new Date().toISOString();
  return {
    callId,
    channel: 'phone',
    direction: 'outbound',
    caller,
    callerIdentity,
    requestedAt,
    dial,
  };
}

/** Lifts off as the bridge shows it, or does not. */
class OneTelephone implements Dialler {
  readonly rung: DialRequest[] = [];
  telephone: Telephone | null = null;
  readonly #outcome: DialOutcome;

  constructor(outcome: DialOutcome) {
    this.#outcome = outcome;
  }

  async dial(request: DialRequest): Promise<DialOutcome> {
    this.rung.push(request);
    if (this.#outcome.answered) {
      const { room, identity, number } = request;
      this.telephone = await telephoneIn(live.product.media, {
        room,
        identity,
        number,
        status: 'active',
      });
    }
    return this.#outcome;
  }

  async hangUp(): Promise<void> {
    await this.telephone?.hangUp();
  }
}

async function comes(outcome: DialOutcome) {
  const { media } = live.product;
  const callId = `outbound-${Math.random().toString(36).slice(2)}`;
  await media.rooms.createRoom({ name: callId });
  const token = new AccessToken(media.key, media.secret, { identity: 'agent-1' });
  token.kind = 'agent';
  token.addGrant({ roomJoin: true, room: callId });
  const room = new Room();
  await room.connect(media.url, await token.toJwt());
  const dialler = new OneTelephone(outcome);
  const waitForParticipant = (identity?: string) =>
    eventually(10_000, 'the telephone', () => room.remoteParticipants.get(identity ?? '') ?? null);
  const came = await callerOnLine({
    context: { room, waitForParticipant },
    metadata: metadata(callId),
    dialler: async () => dialler,
    over: new AbortController().signal,
  });
  await dialler.hangUp();
  await room.disconnect();
  await media.rooms.deleteRoom(callId);
  return { came, dialler, callId };
}

it('somebody lifts off: they are there when their line stands, and their number is shown to nobody', async () => {
  const { came, dialler, callId } = await comes({ answered: true });
  expect(came).toBe('here');
  expect(dialler.rung).toEqual([
    expect.objectContaining({
      room: callId,
      number: '13800138000',
      identity: 'caller-rung',
      name: 'caller-rung',
      hideNumber: true,
    }),
  ]);
});

it.each(['busy', 'no_answer', 'declined'] as const)('nobody lifts off: %s', async (cause) => {
  const { came } = await comes({ answered: false, cause, detail: 'as the test says' });
  expect(came).toBe(cause);
});

it('a call that cannot be rung is on record with its ticket, and leaves no room', async () => {
  const { media } = live.product;
  await live.product.warm();
  const calls = new OutboundCalls({
    media: new MediaServer({ url: media.url, apiKey: media.key, apiSecret: media.secret }),
    takenCalls: new TakenCalls(),
    now: () => Date.now(),
  });
  const callId = randomIds(() => new Date()).next();
  await calls.dial({ callId, number: '13800138000', by: 'bot', reason });
  const journal = live.product.journal(callId);
  expect(await journal.event('call.ended', 30_000)).toMatchObject({
    by: 'system',
    reason: 'unreachable',
  });
  expect(journal.all('call.started')).toMatchObject([
    {
      channel: 'phone',
      direction: 'outbound',
      caller: { number: '13800138000', name: '欧阳敏' },
      ticketId: 'ticket-1',
    },
  ]);
  expect(journal.all('agent.said')).toEqual([]);
  await eventually(10_000, 'the end of its room', async () => {
    return !(await media.rooms.listRooms()).some(({ name }) => name === callId);
  });
});
