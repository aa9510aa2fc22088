/** Messages of the media server: the real ones are heard, forged, changed, stale and repeated ones are not. */
import { createHash, randomUUID } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, offer, offerOf, sitDown } from '../testing/people.ts';
import { startTestDesk, type TestDesk, testKeys } from '../testing/testDesk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

interface Message {
  readonly id?: string;
  readonly event?: string;
  readonly room?: string;
  /** Seconds from now. */
  readonly createdInS?: number;
}

function bodyOf({
  id = randomUUID(),
  event = 'room_finished',
  room = 'c1',
  createdInS = 0,
}: Message) {
  const createdAt = String(Math.floor(Date.now() / 1000) + createdInS);
  return JSON.stringify({ id, event, createdAt, room: { name: room, sid: 'RM_x' } });
}

/** As the media server signs: the hash of the body in a token. */
async function signatureOf(body: string, keys = testKeys, ttl = 300): Promise<string> {
  const token = new AccessToken(keys.apiKey, keys.apiSecret, { ttl });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}

const send = (body: string, authorization: string, headers: Record<string, string> = {}) =>
  fetch(`${desk.url}/webhooks/livekit`, {
    method: 'POST',
    headers: { 'content-type': 'application/webhook+json', authorization, ...headers },
    body,
  });

const errorOf = async (answer: Response) => [answer.status, (await answer.json()).error];

describe('a message of the media server', () => {
  it('that a room is finished takes its call off the desks', async () => {
    const page = await sitDown(desk, '201');
    const process = await listen(desk, 'c1');
    await offer(desk, offerOf('c1', 'h1'));
    await page.list('h1');
    const before = page.messages.length;
    const body = bodyOf({ room: 'c1' });
    expect((await send(body, await signatureOf(body))).status).toBe(204);
    const none = ({ handoffs }: { handoffs: readonly unknown[] }) => handoffs.length === 0;
    await page.next('handoffs', none, before);
    process.close();
    page.close();
  });

  it('is heard once: a copy of it is refused', async () => {
    const body = bodyOf({ event: 'participant_joined' });
    const signature = await signatureOf(body);
    expect((await send(body, signature)).status).toBe(204);
    expect(await errorOf(await send(body, signature))).toEqual([409, 'replayed']);
    expect(await errorOf(await send(body, await signatureOf(body)))).toEqual([409, 'replayed']);
  });

  it.each([-3600, -301, 301, 3600])(
    'is refused where it was made %i s from now',
    async (createdInS) => {
      const body = bodyOf({ createdInS });
      expect(await errorOf(await send(body, await signatureOf(body)))).toEqual([401, 'stale']);
    },
  );

  it('is refused where somebody else signed it, or nobody', async () => {
    const body = bodyOf({});
    const guessed = await signatureOf(body, { ...testKeys, apiSecret: 'y'.repeat(40) });
    const other = await signatureOf(body, { apiKey: 'other', apiSecret: testKeys.apiSecret });
    const over = await signatureOf(body, testKeys, -600);
    const caller = new AccessToken(testKeys.apiKey, testKeys.apiSecret, { identity: 'caller-1' });
    caller.addGrant({ roomJoin: true, room: 'c1' });
    for (const signature of ['', 'Bearer x', guessed, other, over, await caller.toJwt()]) {
      expect(await errorOf(await send(body, signature))).toEqual([401, 'forged']);
    }
  });

  it('is refused where its words are not those that were signed', async () => {
    const body = bodyOf({ room: 'mine' });
    const signature = await signatureOf(body);
    for (const changed of [body.replace('mine', 'c2'), `${body} `, '{}', '']) {
      expect(await errorOf(await send(changed, signature))).toEqual([401, 'forged']);
    }
  });

  it('is refused from a browser', async () => {
    const body = bodyOf({});
    const signature = await signatureOf(body);
    const sent = await send(body, signature, { origin: desk.url });
    expect(await errorOf(sent)).toEqual([403, 'no_browsers']);
  });
});
