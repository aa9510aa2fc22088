import { describe, expect, it } from 'vitest';
import { readCallMetadata } from '../../../agent/callMetadata.ts';
import { MediaServerFault } from '../calls/mediaServer.ts';
import { TakenCalls } from '../calls/takenCalls.ts';
import { type OutboundCall, OutboundCalls } from './outboundCalls.ts';

const call: OutboundCall = {
  callId: 'call-1',
  number: '13800138000',
  by: 'bot',
  reason: {
    ticketId: 'ticket-1',
    name: '欧阳敏',
    title: '女士',
    reportedOn: '2026-11-20',
    topic: '证书续期',
    result: '已经为您办好',
  },
};

/** A media server whose worker takes the call, or not. */
function callsWith(media: { readonly taken?: boolean; readonly fault?: Error }) {
  const opened: { room: string; metadata: string }[] = [];
  const closed: string[] = [];
  const calls = new OutboundCalls({
    media: {
      async openRoom(room, _agentName, metadata) {
        if (media.fault !== undefined) throw media.fault;
        opened.push({ room, metadata });
      },
      async closeRoom(room) {
        closed.push(room);
      },
      agentComing: async () => media.taken === true,
    },
    takenCalls: new TakenCalls(),
    now: () => Date.parse('2026-11-24T02:00:00Z'),
  });
  return { calls, opened, closed };
}

describe('ringing somebody for a ticket', () => {
  it('gives the call to a worker, with all that it needs to ring and to tell', async () => {
    const { calls, opened, closed } = callsWith({ taken: true });
    expect(await calls.dial(call)).toBeNull();
    expect(opened.map(({ room }) => room)).toEqual(['call-1']);
    expect(readCallMetadata(opened[0]?.metadata ?? '')).toMatchObject({
      callId: 'call-1',
      channel: 'phone',
      direction: 'outbound',
      caller: { number: '13800138000', name: '欧阳敏' },
      dial: { number: '13800138000' },
      outbound: call.reason,
    });
    expect(closed).toEqual([]);
  });

  it('is refused where no worker is free, and leaves no room', async () => {
    const { calls, closed } = callsWith({ taken: false });
    await expect(calls.dial(call)).rejects.toMatchObject({ status: 503, code: 'busy' });
    expect(closed).toEqual(['call-1']);
  });

  it('is refused where the media server is out of reach', async () => {
    const { calls } = callsWith({ fault: new MediaServerFault('not there') });
    await expect(calls.dial(call)).rejects.toMatchObject({ code: 'media_unavailable' });
  });

  it('is refused for a person who would speak themselves', async () => {
    const { calls, opened } = callsWith({ taken: true });
    await expect(calls.dial({ ...call, by: 'person' })).rejects.toMatchObject({ code: 'no_phone' });
    expect(opened).toEqual([]);
  });
});
