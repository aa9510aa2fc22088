import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSocket } from '../../../tests/support/openSocket.ts';
import { visit } from '../testing/deskVisitor.ts';
import { command, listen, offer, offerOf, sitDown } from '../testing/people.ts';
import { startTestDesk, type TestDesk } from '../testing/testDesk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk({ limits: { pingEveryMs: 40, leftAfterMs: 150 } });
});
afterEach(() => desk.stop());

/** Asks for a socket as a page does, and answers nothing that comes down it. */
async function handshake(cookie: string, path = '/desk/api/socket'): Promise<Socket> {
  const socket = connect(desk.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    [
      `GET ${path} HTTP/1.1`,
      `host: 127.0.0.1:${desk.port}`,
      `cookie: ${cookie}`,
      'connection: Upgrade',
      'upgrade: websocket',
      'sec-websocket-version: 13',
      `sec-websocket-key: ${Buffer.from('a'.repeat(16)).toString('base64')}`,
      '\r\n',
    ].join('\r\n'),
  );
  return socket;
}

/** A page whose machine has gone to sleep: connected, and never answers a ping. */
async function sleepingPage(workNumber: string): Promise<Socket> {
  const socket = await handshake(visit(desk, workNumber).cookie);
  await once(socket, 'data');
  return socket;
}

describe('the live list', () => {
  it('is sent whole at once and at every change, to every page', async () => {
    const pages = [await sitDown(desk, '201'), await sitDown(desk, '202')];
    expect(await offer(desk, offerOf('c1', 'h1'))).toBe('201');
    for (const page of pages) {
      const { handoffs } = await page.list('h1');
      expect(handoffs[0]).toMatchObject({
        callId: 'c1',
        reason: 'complaint',
        department: '投诉处理部',
        offeredTo: '201',
        summary: { demand: '要求退款' },
      });
      expect(Date.parse(handoffs[0]?.waitingSince ?? '')).toBeGreaterThan(Date.now() - 5000);
    }
    const before = pages.map((page) => page.messages.length);
    expect((await desk.internal('DELETE', '/calls/c1/offers/h1')).status).toBe(204);
    for (const [index, page] of pages.entries()) {
      const none = ({ handoffs }: { handoffs: readonly unknown[] }) => handoffs.length === 0;
      await page.next('handoffs', none, before[index]);
    }
  });

  it('is a socket: an ordinary request gets nothing', async () => {
    expect((await visit(desk, '201').get('/desk/api/socket')).status).toBe(404);
  });

  it('is refused to whoever is not signed in, whatever they say they are', async () => {
    for (const path of ['/desk/api/socket', '/desk/api/socket?workNumber=201']) {
      const response = await fetch(desk.url + path);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ error: 'signed_out', message: '请先登录。' });
    }
    const socket = await handshake('session=made-up');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 401 /);
    await once(socket, 'close');
  });

  it('is at one address: a socket asked for elsewhere is answered, and closed', async () => {
    const socket = await handshake('', '/healthz');
    await once(socket.resume(), 'close');
  });

  it('goes to the newer page of a work number; the older is told and stays out', async () => {
    const older = await sitDown(desk, '201', 'page-a');
    const newer = await sitDown(desk, '201', 'page-b');
    await older.next('replaced');
    expect(await older.end()).toBe(4001);
    const url = `${desk.url.replace('http', 'ws')}/desk/api/socket?page=page-a`;
    const again = openSocket(url, visit(desk, '201').cookie);
    const [closed] = (await once(again, 'close')) as [CloseEvent];
    expect(closed.code).toBe(4001);
    expect(await offer(desk, offerOf('c1', 'h1'))).toBe('201');
    await newer.list('h1');
  });
});

describe('presence', () => {
  it('is needed to be offered a call', async () => {
    expect(await offer(desk, offerOf('c1', 'h1'))).toBeNull();
    const page = await sitDown(desk, '201');
    expect(await offer(desk, offerOf('c2', 'h2'))).toBe('201');
    await page.list('h2');
  });

  it('outlives a page that connects again at once', async () => {
    const page = await sitDown(desk, '201', 'page-a');
    expect(await offer(desk, offerOf('c1', 'h1'))).toBe('201');
    page.close();
    const again = await sitDown(desk, '201', 'page-a');
    const { handoffs } = await again.list('h1');
    expect(handoffs[0]?.offeredTo).toBe('201');
  });

  it('ends with the third ping that a page misses: nothing rings there', async () => {
    const watcher = await sitDown(desk, '202');
    watcher.choose('busy');
    const asleep = await sleepingPage('201');
    const process = await listen(desk, 'c1');
    expect(await offer(desk, offerOf('c1', 'h1'))).toBe('201');
    expect(await command(process, 1)).toMatchObject({ type: 'handoff.declined', cause: 'left' });
    await watcher.person('201', 'absent');
    expect(await offer(desk, offerOf('c2', 'h2'))).toBeNull();
    asleep.destroy();
    expect(watcher.closed).toBeNull();
  });
});

describe('the state that a person chooses', () => {
  it('keeps calls away until they are available again', async () => {
    const page = await sitDown(desk, '201');
    page.choose('break');
    await page.person('201', 'break');
    expect(await offer(desk, offerOf('c1', 'h1'))).toBeNull();
    page.choose('available');
    const { people } = await page.person('201', 'available', page.messages.length);
    expect(Date.parse(people[0]?.since ?? '')).toBeGreaterThan(Date.now() - 3000);
    expect(await offer(desk, offerOf('c1', 'h2'))).toBe('201');
  });

  it('is kept while the page is away', async () => {
    const page = await sitDown(desk, '201', 'page-a');
    const watcher = await sitDown(desk, '202');
    page.choose('busy');
    await watcher.person('201', 'busy');
    page.close();
    await watcher.person('201', 'absent');
    const before = watcher.messages.length;
    await sitDown(desk, '201', 'page-a');
    await watcher.person('201', 'busy', before);
  });

  it('is told by the page where the desk was restarted', async () => {
    await desk.restart();
    const page = await sitDown(desk, '201', 'page-a', 'break');
    await page.person('201', 'break');
    expect(await offer(desk, offerOf('c1', 'h1'))).toBeNull();
  });

  it('is not changed by what is no message of a page', async () => {
    const page = await sitDown(desk, '201');
    page.say('{');
    page.say({ type: 'state', state: 'in_call' });
    page.choose('break');
    await page.person('201', 'break');
    const states = page.messages.flatMap((message) =>
      message.type === 'people' ? message.people.map(({ state }) => state) : [],
    );
    expect(new Set(states)).toEqual(new Set(['available', 'break']));
  });
});

describe('a ring that nobody answered', () => {
  it('makes its person busy until they say otherwise: they are away (ETI-5k)', async () => {
    const page = await sitDown(desk, '201');
    await sitDown(desk, '202');
    expect(await offer(desk, offerOf('c1', 'h1'))).toBe('201');
    expect(await offer(desk, offerOf('c1', 'h1', 2))).toBe('202');
    await page.person('201', 'busy');
    page.choose('available');
    await page.person('201', 'available', page.messages.length);
  });

  it('does not where they declined', async () => {
    const page = await sitDown(desk, '201');
    await offer(desk, offerOf('c1', 'h1'));
    await visit(desk, '201').post('/desk/api/handoffs/h1/decline');
    await offer(desk, offerOf('c1', 'h1', 2));
    page.choose('break');
    await page.person('201', 'break');
    const busy = page.messages.some(
      (message) =>
        message.type === 'people' && message.people.some(({ state }) => state === 'busy'),
    );
    expect(busy).toBe(false);
  });
});

describe('a call', () => {
  it('makes its person unavailable, and leaves them time afterwards', async () => {
    await desk.stop();
    desk = await startTestDesk({ handoff: { wrapUpMs: 60_000 } });
    const page = await sitDown(desk, '201');
    await offer(desk, offerOf('c1', 'h1'));
    await visit(desk, '201').post('/desk/api/handoffs/h1/accept');
    await page.person('201', 'in_call');
    await desk.internal('POST', '/calls/c1/ended');
    await page.person('201', 'wrap_up');
    expect(await offer(desk, offerOf('c2', 'h2'))).toBe('queued');
    const process = await listen(desk, 'c2');
    page.choose('available');
    const rings = { type: 'handoff.offered', handoffId: 'h2', human: '201' };
    expect(await command(process, 1)).toEqual(rings);
  });

  it('hears that the page of its person is gone, and there again', async () => {
    const page = await sitDown(desk, '201', 'page-a');
    const process = await listen(desk, 'c1');
    await offer(desk, offerOf('c1', 'h1'));
    await visit(desk, '201').post('/desk/api/handoffs/h1/accept');
    page.close();
    expect(await command(process, 2)).toEqual({ type: 'person.away', human: '201', away: true });
    await sitDown(desk, '201', 'page-a');
    expect(await command(process, 3)).toEqual({ type: 'person.away', human: '201', away: false });
  });

  it('rings only at people of its department, a complaint at others where its own has nobody', async () => {
    await desk.stop();
    const skilled = (department: string) => (department === '投诉处理部' ? ['202'] : null);
    desk = await startTestDesk({ handoff: { skilled } });
    await sitDown(desk, '201');
    const own = await sitDown(desk, '202');
    expect(await offer(desk, offerOf('c1', 'h1'))).toBe('202');
    const asked = { ...offerOf('c2', 'h2'), reason: 'caller_request' as const };
    expect(await offer(desk, asked)).toBe('queued');
    await desk.internal('POST', '/calls/c2/ended');
    own.choose('busy');
    await own.person('202', 'busy');
    expect(await offer(desk, offerOf('c3', 'h3'))).toBe('201');
  });
});
