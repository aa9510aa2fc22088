import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { visit } from '../testing/deskVisitor.ts';
import { command, listen, offer, offerOf, sitDown } from '../testing/people.ts';
import { startTestDesk, type TestDesk, testSecret } from '../testing/testDesk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk({
    limits: { heartbeatMs: 40, leftAfterMs: 100, streamMs: 300, lookEveryMs: 40, giveUpMs: 0 },
  });
});
afterEach(() => desk.stop());

const accept = (handoffId: string, workNumber: string) =>
  visit(desk, workNumber).post(`/desk/api/handoffs/${handoffId}/accept`);
const decline = (handoffId: string, workNumber: string) =>
  visit(desk, workNumber).post(`/desk/api/handoffs/${handoffId}/decline`);
const accepted = { type: 'handoff.accepted', handoffId: 'h1', human: '202' };
const declined = { type: 'handoff.declined', handoffId: 'h1', human: '201', cause: 'declined' };

describe('the command stream', () => {
  it('beats, and carries numbered commands as they happen', async () => {
    const stream = await listen(desk, 'c1');
    expect(stream.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    await sitDown(desk, '201');
    await sitDown(desk, '202');
    await offer(desk, offerOf('c1', 'h1'));
    await decline('h1', '201');
    expect(await command(stream, 1)).toEqual(declined);
    await accept('h1', '202');
    expect(await command(stream, 2)).toEqual(accepted);
    const beats = () => stream.blocks.filter((block) => JSON.parse(block).heartbeat).length;
    await stream.next(() => (beats() >= 3 ? true : undefined));
  });

  it('sends again what came after N, on a new connection', async () => {
    await sitDown(desk, '201');
    await sitDown(desk, '202');
    await offer(desk, offerOf('c1', 'h1'));
    await decline('h1', '201');
    await accept('h1', '202');
    const all = await listen(desk, 'c1', 0);
    expect(await command(all, 1)).toEqual(declined);
    expect(await command(all, 2)).toEqual(accepted);
    const rest = await listen(desk, 'c1', 1);
    expect(await command(rest, 2)).toEqual(accepted);
    expect(rest.blocks.some((block) => JSON.parse(block).n === 1)).toBe(false);
  });

  it('is one for each call: a newer one takes its place', async () => {
    const older = await listen(desk, 'c1');
    const newer = await listen(desk, 'c1');
    await older.end();
    expect(newer.ended).toBe(false);
  });

  it('carries nothing of another call', async () => {
    const other = await listen(desk, 'c2');
    await sitDown(desk, '201');
    await offer(desk, offerOf('c1', 'h1'));
    await decline('h1', '201');
    const stream = await listen(desk, 'c1');
    await command(stream, 1);
    const before = other.blocks.length;
    await other.next((block) => (JSON.parse(block).heartbeat ? true : undefined), before);
    expect(other.blocks.every((block) => JSON.parse(block).heartbeat)).toBe(true);
  });

  it('tells of a person whose page is gone', async () => {
    const stream = await listen(desk, 'c1');
    const page = await sitDown(desk, '201');
    await offer(desk, offerOf('c1', 'h1'));
    page.close();
    expect(await command(stream, 1)).toEqual({ ...declined, cause: 'left' });
  });
});

describe('a restart of the desk', () => {
  it('loses no waiting handoff and no command', async () => {
    await sitDown(desk, '201');
    await sitDown(desk, '202');
    await offer(desk, offerOf('c1', 'h1'));
    await offer(desk, offerOf('c2', 'h2'));
    await decline('h1', '201');
    await accept('h1', '202');
    await desk.restart();
    const page = await sitDown(desk, '203');
    await page.list('h2');
    const stream = await listen(desk, 'c1');
    expect(await command(stream, 1)).toEqual(declined);
    expect(await command(stream, 2)).toEqual(accepted);
    expect((await accept('h1', '203')).status).toBe(409);
    expect((await accept('h2', '203')).status).toBe(200);
  });
});

describe('a call whose process is gone', () => {
  it('is taken off the desks when its stream stays away and nobody goes on with it', async () => {
    const page = await sitDown(desk, '201');
    const stream = await listen(desk, 'c1');
    await offer(desk, offerOf('c1', 'h1'));
    await page.list('h1');
    const before = page.messages.length;
    stream.close();
    await page.next('handoffs', ({ handoffs }) => handoffs.length === 0, before);
  });

  it('stays on them when its stream comes back', async () => {
    const page = await sitDown(desk, '201');
    const stream = await listen(desk, 'c1');
    await offer(desk, offerOf('c1', 'h1'));
    stream.close();
    const again = await listen(desk, 'c1');
    const beats = () => again.blocks.filter((block) => JSON.parse(block).heartbeat).length;
    await again.next(() => (beats() > 12 ? true : undefined));
    expect((await accept('h1', '201')).status).toBe(200);
    expect(page.closed).toBeNull();
  });
});

describe('an offer', () => {
  it('must have the shape of one, and name the call of its address', async () => {
    const { summary: _summary, ...cut } = offerOf('c1', 'h1');
    for (const body of [cut, {}, { ...offerOf('c1', 'h1'), attempt: 0 }, offerOf('c2', 'h1')]) {
      const response = await desk.internal('POST', '/calls/c1/offers', body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: 'invalid' });
    }
  });

  it('that is no JSON is refused without a word of the inside', async () => {
    const response = await fetch(`${desk.url}/internal/calls/c1/offers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${testSecret}`, 'content-type': 'application/json' },
      body: '{"handoffId": ',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: 'invalid', message: '请求的内容有误。' });
  });

  it('may be withdrawn twice, and its call ended twice', async () => {
    for (const path of ['/calls/c1/offers/h1', '/calls/c1/offers/h1']) {
      expect((await desk.internal('DELETE', path)).status).toBe(204);
    }
    for (const path of ['/calls/c1/ended', '/calls/c1/ended']) {
      expect((await desk.internal('POST', path)).status).toBe(204);
    }
  });
});
