import { TokenVerifier } from 'livekit-server-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { visit } from '../testing/deskVisitor.ts';
import { offer, offerOf, sitDown } from '../testing/people.ts';
import { startTestDesk, type TestDesk, testKeys } from '../testing/testDesk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk({ limits: { leftAfterMs: 150 } });
});
afterEach(() => desk.stop());

const accept = (handoffId: string, workNumber: string) =>
  visit(desk, workNumber).post(`/desk/api/handoffs/${handoffId}/accept`);
const decline = (handoffId: string, workNumber: string) =>
  visit(desk, workNumber).post(`/desk/api/handoffs/${handoffId}/decline`);

describe('taking a call', () => {
  it('gives a token for that room only, mute and deaf until the call opens the gate', async () => {
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
      canPublish: false,
      canPublishSources: ['microphone'],
      canPublishData: true,
      canSubscribe: false,
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
    await page.list('h1');
    await accept('h1', '201');
    const list = await page.next('handoffs', ({ taken }) => taken !== null);
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

describe('the spoken briefing', () => {
  const briefing = (of: TestDesk, handoffId: string) =>
    visit(of, '201').get(`/desk/api/handoffs/${handoffId}/briefing`);

  it('is there while it rings, and no more once somebody has the call', async () => {
    await sitDown(desk, '201');
    await offer(desk, offerOf('c1', 'h1'));
    const answer = await briefing(desk, 'h1');
    expect(answer.headers.get('content-type')).toBe('audio/wav');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe('RIFF 来电转接：要求退款');
    await accept('h1', '201');
    expect((await briefing(desk, 'h1')).status).toBe(404);
  });

  it('is refused in words where there is no voice', async () => {
    const mute = await startTestDesk({ speechless: true });
    await sitDown(mute, '201');
    await offer(mute, offerOf('c1', 'h1'));
    const answer = await briefing(mute, 'h1');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: 'no_voice' });
    await mute.stop();
  });
});
