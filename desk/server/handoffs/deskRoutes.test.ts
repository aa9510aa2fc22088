import { TokenVerifier } from 'livekit-server-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { visit } from '../testing/deskVisitor.ts';
import { listIn, listOf, offer, offerOf, sitDown } from '../testing/people.ts';
import { startTestDesk, type TestDesk, testKeys } from '../testing/testDesk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk({ limits: { heartbeatMs: 50, leftAfterMs: 150 } });
});
afterEach(() => desk.stop());

const accept = (handoffId: string, workNumber: string) =>
  visit(desk, workNumber).post(`/desk/api/handoffs/${handoffId}/accept`);
const decline = (handoffId: string, workNumber: string) =>
  visit(desk, workNumber).post(`/desk/api/handoffs/${handoffId}/decline`);

describe('the live list', () => {
  it('is sent whole at once and at every change, to every page', async () => {
    const pages = [await sitDown(desk, '201'), await sitDown(desk, '202')];
    expect(await offer(desk, offerOf('c1', 'h1'))).toBe('201');
    for (const page of pages) {
      const { handoffs } = await listOf(page, 'h1');
      expect(handoffs[0]).toMatchObject({
        callId: 'c1',
        reason: 'complaint',
        department: '投诉处理部',
        offeredTo: '201',
        summary: { demand: '要求退款' },
      });
      expect(Date.parse(handoffs[0]?.waitingSince ?? '')).toBeGreaterThan(Date.now() - 5000);
    }
    const before = pages.map((page) => page.blocks.length);
    expect((await desk.internal('DELETE', '/calls/c1/offers/h1')).status).toBe(204);
    for (const [index, page] of pages.entries()) {
      const list = await page.next(listIn, before[index]);
      expect(list.handoffs).toEqual([]);
    }
  });

  it('is an event stream that nobody stores, with a beat between', async () => {
    const page = await sitDown(desk, '201');
    expect(page.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-store');
    await page.next((block) => (block === ': heartbeat' ? true : undefined));
  });

  it('is refused to whoever is not signed in, whatever they say they are', async () => {
    for (const path of ['/desk/api/events', '/desk/api/events?workNumber=201']) {
      const response = await fetch(desk.url + path);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ error: 'signed_out', message: '请先登录。' });
    }
  });

  it('goes to the newer page of a work number; the older is told and stays out', async () => {
    const older = await sitDown(desk, '201', 'page-a');
    const newer = await sitDown(desk, '201', 'page-b');
    await older.next((block) => (block.startsWith('event: replaced') ? true : undefined));
    await older.end();
    const again = await visit(desk, '201').get('/desk/api/events?page=page-a');
    expect(again.status).toBe(204);
    expect(await offer(desk, offerOf('c1', 'h1'))).toBe('201');
    await listOf(newer, 'h1');
  });
});

describe('presence', () => {
  it('is needed to be offered a call', async () => {
    expect(await offer(desk, offerOf('c1', 'h1'))).toBeNull();
    const page = await sitDown(desk, '201');
    expect(await offer(desk, offerOf('c2', 'h2'))).toBe('201');
    await listOf(page, 'h2');
  });

  it('outlives a page that connects again at once', async () => {
    const page = await sitDown(desk, '201', 'page-a');
    expect(await offer(desk, offerOf('c1', 'h1'))).toBe('201');
    page.close();
    const again = await sitDown(desk, '201', 'page-a');
    const { handoffs } = await listOf(again, 'h1');
    expect(handoffs[0]?.offeredTo).toBe('201');
  });
});

describe('taking a call', () => {
  it('gives a token for that room only: microphone, text, listening', async () => {
    await sitDown(desk, '201');
    await offer(desk, offerOf('c1', 'h1'));
    const response = await accept('h1', '201');
    expect(response.status).toBe(200);
    const answer = await response.json();
    expect(answer).toMatchObject({ callId: 'c1', url: 'ws://127.0.0.1:9', identity: 'human-201' });
    const claims = await new TokenVerifier(testKeys.apiKey, testKeys.apiSecret).verify(
      answer.token,
    );
    expect(claims).toMatchObject({ sub: 'human-201', name: '201' });
    expect(claims).not.toHaveProperty('metadata');
    expect(claims.video).toEqual({
      roomJoin: true,
      room: 'c1',
      canPublish: true,
      canPublishSources: ['microphone'],
      canPublishData: true,
      canSubscribe: true,
      canUpdateOwnMetadata: false,
    });
  });

  it('is won by exactly one of many who accept at the same moment', async () => {
    const numbers = ['201', '202', '203', '204', '205', '206'];
    for (const workNumber of numbers) await sitDown(desk, workNumber);
    await offer(desk, offerOf('c1', 'h1'));
    const answers = await Promise.all(numbers.map((workNumber) => accept('h1', workNumber)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const winner = numbers[answers.findIndex((answer) => answer.status === 200)];
    for (const answer of answers.filter(({ status }) => status === 409)) {
      const message = `这通来电已由 ${winner} 号坐席接听。`;
      expect(await answer.json()).toEqual({ error: 'taken', message });
    }
  });

  it('is shown to the taker, and to nobody as waiting', async () => {
    const page = await sitDown(desk, '201');
    await offer(desk, offerOf('c1', 'h1'));
    await listOf(page, 'h1');
    const before = page.blocks.length;
    await accept('h1', '201');
    const list = await page.next(listIn, before);
    expect(list).toMatchObject({ handoffs: [], taken: { handoffId: 'h1', callId: 'c1' } });
  });

  it('is refused once the caller is gone', async () => {
    await sitDown(desk, '201');
    await offer(desk, offerOf('c1', 'h1'));
    await desk.internal('POST', '/calls/c1/ended');
    const refused = await accept('h1', '201');
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ error: 'gone', message: expect.any(String) });
    expect((await decline('h1', '201')).status).toBe(409);
  });

  it('is for the person of the session, whomever the body names', async () => {
    await sitDown(desk, '201');
    await offer(desk, offerOf('c1', 'h1'));
    const path = '/desk/api/handoffs/h1/accept';
    expect((await desk.post(path, { workNumber: '201' })).status).toBe(401);
    const taken = await visit(desk, '202').post(path, { workNumber: '201', person: '201' });
    expect(await taken.json()).toMatchObject({ identity: 'human-202' });
  });

  it('needs an object and a body of a sane size', async () => {
    const path = '/desk/api/handoffs/h1/accept';
    const person = visit(desk, '201');
    for (const body of [[], 7, 'text']) expect((await person.post(path, body)).status).toBe(400);
    expect((await person.post(path, { text: '2'.repeat(70_000) })).status).toBe(413);
  });
});
