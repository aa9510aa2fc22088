import { join } from 'node:path';
import { RoomEvent } from '@livekit/rtc-node';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../agent/words/loadWords.ts';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';

const live = liveProduct();

describe('what a caller can get out of a call', () => {
  it.concurrent('is no session stream: lk.agent.session is neither answered nor sent', async () => {
    const caller = await live.product.ring();
    const seen: string[] = [];
    const take = async (reader: AsyncIterable<string | Uint8Array>) => {
      for await (const part of reader) seen.push(Buffer.from(part).toString());
    };
    caller.room.registerByteStreamHandler('lk.agent.session', (reader) => void take(reader));
    caller.room.registerTextStreamHandler('lk.agent.session', (reader) => void take(reader));
    const journal = live.product.journal(caller.callId);
    await journal.event('duty.fulfilled', 30_000, (duty) => duty.phrase === 'opening.question');
    const request = JSON.stringify({ request: { requestId: 'r1', getAgentInfo: {} } });
    await caller.sendBytes('lk.agent.session', Buffer.from(request));
    await caller.send('lk.agent.session', request);
    for (const method of ['getAgentInfo', 'lk.agent.request', 'getChatHistory']) {
      const destinationIdentity = caller.agentIdentity ?? '';
      const answer = caller.room.localParticipant?.performRpc({
        destinationIdentity,
        method,
        payload: request,
        responseTimeout: 2000,
      });
      await expect(answer).rejects.toThrow();
    }
    await caller.type('续期要多少钱');
    await journal.event('agent.said', 20_000, (said) => said.turn === 1);
    expect(seen).toEqual([]);
    expect(caller.packets.map(({ topic }) => topic)).not.toContain('lk.agent.session');
    const { instructions } = loadWords(join(import.meta.dirname, '../../prompts'));
    const received = caller.captions.lines.map((line) => line.text).join('');
    expect(received).not.toContain(instructions.slice(0, 20));
    await caller.hangUp();
  });

  it.concurrent('is no room but its own, no video, no name and no metadata of its own making', async () => {
    const caller = await live.product.ring();
    const claims = JSON.parse(
      Buffer.from(caller.ticket.token.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(claims.video.room).toBe(caller.callId);
    expect(claims.video.canPublishSources).toEqual(['microphone']);
    expect(claims.video.canUpdateOwnMetadata ?? false).toBe(false);
    expect(claims.video.roomAdmin ?? false).toBe(false);
    expect(claims.exp - Date.now() / 1000).toBeLessThanOrEqual(601);
    let changed = 0;
    caller.room.on(RoomEvent.ParticipantAttributesChanged, (_changes, participant) => {
      if (participant.identity === caller.ticket.identity) changed += 1;
    });
    await caller.room.localParticipant?.setAttributes({ admin: 'yes' }).catch(() => undefined);
    const [listed] = await eventually(5000, 'the caller in the room', async () => {
      const all = await live.product.media.rooms.listParticipants(caller.callId);
      const own = all.filter(({ identity }) => identity === caller.ticket.identity);
      return own.length > 0 && own;
    });
    expect(listed?.attributes.admin).toBeUndefined();
    expect(changed).toBe(0);
    await caller.hangUp();
  });
});
