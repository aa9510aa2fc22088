/** The supervisor's side over the real records: what goes on, and the ways into a call. */
import { TokenVerifier } from 'livekit-server-sdk';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SupervisionOverview } from '../../desk/server/supervision/supervisionOverview.ts';
import { type DeskVisitor, visit } from '../../desk/server/testing/deskVisitor.ts';
import { offer, offerOf, sitDown } from '../../desk/server/testing/people.ts';
import { type TestDesk, testKeys } from '../../desk/server/testing/testDesk.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import { callAccesses } from '../../records/database/schema.ts';
import type { JournalEntry } from '../../records/journal/events.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import { type ReachableRecords, startRecordsDesk } from '../support/databases/recordsDesk.ts';
import { complains, ends, rings, says, writeCall } from '../support/databases/writtenCall.ts';

const duty = { dutyId: 'd1', clause: 'STD-3.4a', phrase: 'complaint.apology' };
const goesOn: JournalEntry[] = [
  rings('13000000001'),
  says('你们多收了我的钱'),
  { type: 'mood.changed', mood: 'angry', quote: '你们多收了我的钱' },
  { type: 'duty.opened', ...duty },
  { type: 'state.saved', phase: 'live.serving', state: {} },
];

onEachDatabase('the supervisor', (databases) => {
  let database: RecordsDatabase;
  let desk: TestDesk;
  let records: ReachableRecords;
  let supervisor: DeskVisitor;
  let at: string;
  const held: { close(): void }[] = [];

  beforeEach(async () => {
    database = await databases.emptied();
    ({ desk, records } = await startRecordsDesk(database));
    supervisor = visit(desk, '801', 'supervisor');
    at = new Date(Date.now() - 60_000).toISOString();
  });
  afterEach(async () => {
    for (const lines of held.splice(0)) lines.close();
    await desk.stop();
  });

  const ship = (entries: readonly JournalEntry[]) =>
    desk.internal('POST', '/journal', { lines: writeCall(entries, { callId: 'c1', at }).lines });
  const watch = async () => {
    const lines = await supervisor.hold('/desk/api/supervision/events');
    held.push(lines);
    return lines;
  };
  const overviewWhere = (wanted: (overview: SupervisionOverview) => boolean) => (block: string) => {
    const [, data] = /^event: overview\ndata: (.*)$/.exec(block) ?? [];
    const overview: SupervisionOverview | undefined = data && JSON.parse(data);
    return overview !== undefined && wanted(overview) ? overview : undefined;
  };
  const enter = async (mode: string) => {
    const answer = await supervisor.post('/desk/api/supervision/calls/c1/enter', { mode });
    return { status: answer.status, body: await answer.json() };
  };
  const claimsOf = (token: string) =>
    new TokenVerifier(testKeys.apiKey, testKeys.apiSecret).verify(token);

  it('sees each call that goes on with its phase, mood and duties, until it ends', async () => {
    await ship(goesOn);
    const page = await watch();
    const { calls } = await page.next(overviewWhere(({ calls }) => calls?.length === 1));
    expect(calls?.[0]).toMatchObject({
      callId: 'c1',
      channel: 'phone',
      startedAt: at,
      phase: 'serving',
      mood: 'angry',
      quote: '你们多收了我的钱',
      openDuties: ['STD-3.4a'],
      lastWords: '你们多收了我的钱',
    });
    await ship([...goesOn, { type: 'duty.fulfilled', ...duty }]);
    await page.next(overviewWhere(({ calls }) => calls?.[0]?.metDuties === 1));
    await ship([...goesOn, { type: 'duty.fulfilled', ...duty }, ends]);
    await page.next(
      overviewWhere(({ calls }) => calls?.length === 0),
      1,
    );
  });

  it('sees who waits, who is there and what is overdue', async () => {
    const dueAt = '2026-01-06T02:00:00.000Z';
    const promised = complains('13000000001', 't1').map((entry) => ({ ...entry, dueAt }));
    await ship([rings(), ...promised, ends]);
    held.push(await sitDown(desk, '201'));
    await offer(desk, offerOf('c2', 'h2'));
    const page = await watch();
    await page.next(
      overviewWhere(
        ({ waiting, people, overdue }) =>
          waiting[0]?.handoffId === 'h2' &&
          people.some(({ workNumber }) => workNumber === '201') &&
          overdue?.[0]?.ticketId === 't1',
      ),
    );
  });

  it('is told what is known while the database is away', async () => {
    records.reachable = false;
    const page = await watch();
    await page.next(overviewWhere(({ calls, people }) => calls === null && people.length === 0));
  });

  it('listens unseen, can say nothing into the room, and it is on record', async () => {
    await ship(goesOn);
    const { body } = await enter('listen');
    const { video } = await claimsOf(body.line.token);
    expect(video).toMatchObject({
      room: 'c1',
      hidden: true,
      canPublish: false,
      canPublishData: false,
    });
    expect(body.whisper).toBeNull();
    expect(await database.db.select().from(callAccesses)).toMatchObject([
      { callId: 'c1', workNumber: '801', kind: 'listen' },
    ]);
  });

  it('whispers only while a person speaks, and only where there is a room for it', async () => {
    await ship(goesOn);
    expect(await enter('whisper')).toMatchObject({ status: 409, body: { error: 'no_person' } });
    held.push(await sitDown(desk, '201'));
    await offer(desk, offerOf('c1', 'h1'));
    const person = visit(desk, '201');
    expect((await person.post('/desk/api/calls/c1/whisper')).status).toBe(403);
    await person.post('/desk/api/handoffs/h1/accept', { workNumber: '201' });
    const { token } = await (await person.post('/desk/api/calls/c1/whisper')).json();
    const { video } = await claimsOf(token);
    expect(video).toMatchObject({ room: 'whisper-c1', canPublish: false, canSubscribe: true });
    const refused = { status: 503, body: { error: 'media_unavailable' } };
    expect(await enter('whisper')).toMatchObject(refused);
  });

  it('joins under the work number alone', async () => {
    await ship(goesOn);
    const { body } = await enter('join');
    const claims = await claimsOf(body.line.token);
    expect(claims.sub).toBe('desk-801');
    expect(claims).not.toHaveProperty('name');
    expect(claims).not.toHaveProperty('metadata');
    expect(claims.video).toMatchObject({ room: 'c1', canPublish: true, canPublishData: false });
    expect(claims.video?.hidden ?? false).toBe(false);
  });

  it('is let in nowhere where the entry can’t be put on record', async () => {
    records.reachable = false;
    expect((await enter('listen')).status).toBe(503);
  });
});
