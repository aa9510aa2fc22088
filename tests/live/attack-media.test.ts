/** What a caller could try with the token in their page: the media server's other doors, and other rooms. */
import { randomUUID } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RoomTokens } from '../../desk/server/calls/roomTokens.ts';
import { listen, offer, offerOf, sitDown } from '../../desk/server/testing/people.ts';
import { startTestDesk } from '../../desk/server/testing/testDesk.ts';
import { Caller } from '../support/caller.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';
import { freePorts } from '../support/ports.ts';

let media: MediaServer;
let token = '';
const own = randomUUID();
const other = randomUUID();
const identity = 'caller-0123456789ab';

beforeAll(async () => {
  media = await startMediaServer();
  const keys = { apiKey: media.key, apiSecret: media.secret };
  const tokens = new RoomTokens({ ...keys, now: Date.now });
  for (const name of [own, other]) await media.rooms.createRoom({ name, emptyTimeout: 600 });
  ({ token } = await tokens.issue(own, identity));
});
afterAll(() => media.stop());

const ask = (service: string, method: string, body: object, bearer = token) =>
  fetch(`http://127.0.0.1:${media.port}/twirp/livekit.${service}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify(body),
  });

/** In their own room and in another. */
const inRooms = (body: object = {}) => [own, other].map((room) => ({ room, ...body }));
const them = { identity };
const doors: [service: string, method: string, bodies: object[]][] = [
  ['RoomService', 'CreateRoom', [{ name: 'mine' }]],
  ['RoomService', 'ListRooms', [{}, { names: [other] }]],
  ['RoomService', 'DeleteRoom', inRooms()],
  ['RoomService', 'ListParticipants', inRooms()],
  ['RoomService', 'GetParticipant', inRooms(them)],
  ['RoomService', 'RemoveParticipant', inRooms(them)],
  ['RoomService', 'MutePublishedTrack', inRooms({ ...them, track_sid: 'TR_x', muted: true })],
  [
    'RoomService',
    'UpdateParticipant',
    inRooms({ ...them, permission: { can_publish: true, hidden: true } }),
  ],
  [
    'RoomService',
    'UpdateSubscriptions',
    inRooms({ ...them, track_sids: ['TR_x'], subscribe: true }),
  ],
  ['RoomService', 'SendData', inRooms({ data: 'eA==', kind: 'RELIABLE' })],
  ['RoomService', 'UpdateRoomMetadata', inRooms({ metadata: '{}' })],
  ['RoomService', 'ForwardParticipant', inRooms({ ...them, destination_room: other })],
  ['RoomService', 'MoveParticipant', inRooms({ ...them, destination_room: other })],
  [
    'AgentDispatchService',
    'CreateDispatch',
    inRooms({ agent_name: 'three-rings', metadata: '{}' }),
  ],
  ['AgentDispatchService', 'ListDispatch', inRooms()],
  ['AgentDispatchService', 'DeleteDispatch', inRooms({ dispatch_id: 'AD_x' })],
  ['Egress', 'StartRoomCompositeEgress', [{ room_name: other, file: { filepath: '/tmp/x' } }]],
  ['Egress', 'StartWebEgress', [{ url: 'http://127.0.0.1/', file: { filepath: '/tmp/x' } }]],
  ['Egress', 'StartTrackEgress', [{ room_name: other, track_id: 'TR_x' }]],
  ['Egress', 'ListEgress', [{}]],
  ['Egress', 'StopEgress', [{ egress_id: 'EG_x' }]],
  ['Ingress', 'CreateIngress', [{ room_name: other, participant_identity: 'x' }]],
  ['Ingress', 'ListIngress', [{}]],
  ['Ingress', 'DeleteIngress', [{ ingress_id: 'IN_x' }]],
  ['SIP', 'CreateSIPInboundTrunk', [{ trunk: { name: 'x', numbers: ['1'] } }]],
  ['SIP', 'ListSIPInboundTrunk', [{}]],
  ['SIP', 'ListSIPOutboundTrunk', [{}]],
  ['SIP', 'CreateSIPDispatchRule', [{ rule: { dispatch_rule_direct: { room_name: 'x' } } }]],
  [
    'SIP',
    'CreateSIPParticipant',
    inRooms({ sip_trunk_id: 'ST_x', sip_call_to: '110' }).map(({ room, ...rest }) => ({
      room_name: room,
      ...rest,
    })),
  ],
  [
    'SIP',
    'TransferSIPParticipant',
    inRooms({ participant_identity: identity, transfer_to: 'tel:110' }).map(
      ({ room, ...rest }) => ({ room_name: room, ...rest }),
    ),
  ],
];

describe('the token of a caller opens none of the other doors', () => {
  it.each(doors)('%s.%s', async (service, method, bodies) => {
    for (const body of bodies) {
      const answer = await ask(service, method, body);
      expect([answer.status, await answer.text()]).toEqual([
        expect.toSatisfy((status: number) => status === 401 || status === 403),
        expect.stringMatching(/unauthenticated|permission/),
      ]);
    }
  });

  it('is asked of doors that the desk’s own key opens', async () => {
    const boss = new AccessToken(media.key, media.secret, { identity: 'desk' });
    boss.addGrant({ roomList: true, roomAdmin: true, room: own });
    const bearer = await boss.toJwt();
    expect((await ask('RoomService', 'ListRooms', {}, bearer)).status).toBe(200);
    expect((await ask('RoomService', 'ListParticipants', { room: own }, bearer)).status).toBe(200);
  });

  it('does not register a worker, who would be handed the calls of others', async () => {
    const socket = new WebSocket(`${media.url}/agent?access_token=${token}`);
    const opened = await new Promise<boolean>((resolve) => {
      socket.addEventListener('open', () => resolve(true));
      socket.addEventListener('error', () => resolve(false));
    });
    socket.close();
    expect(opened).toBe(false);
  });
});

describe('the media server’s own word', () => {
  it('that a room is gone reaches the desk and takes the call off it', async () => {
    const [port = 0] = await freePorts(1);
    const telling = await startMediaServer(`http://127.0.0.1:${port}`);
    const livekit = { url: telling.url, apiKey: telling.key, apiSecret: telling.secret };
    const desk = await startTestDesk({ port, settings: { livekit } });
    const room = randomUUID();
    await telling.rooms.createRoom({ name: room, emptyTimeout: 600 });
    const page = await sitDown(desk, '201');
    const process = await listen(desk, room);
    await offer(desk, offerOf(room, 'h1'));
    await page.list('h1');
    const before = page.messages.length;
    await telling.rooms.deleteRoom(room);
    const none = ({ handoffs }: { handoffs: readonly unknown[] }) => handoffs.length === 0;
    await page.next('handoffs', none, before, 10_000);
    process.close();
    await desk.stop();
    await telling.stop();
  });
});

describe('another caller’s room', () => {
  const claimsOf = (jwt: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());

  function rewritten(
    change: object,
    header = token.split('.')[0],
    signature = token.split('.')[2],
  ): string {
    const claims = Buffer.from(JSON.stringify({ ...claimsOf(token), ...change }));
    return `${header}.${claims.toString('base64url')}.${signature}`;
  }

  const grant = { roomJoin: true, room: other, canPublish: true, canSubscribe: true };
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');

  it('is not entered with a token that was rewritten, left unsigned or signed with a guessed key', async () => {
    const guessed = new AccessToken(media.key, 'x'.repeat(32), { identity });
    guessed.addGrant(grant);
    const forged = [
      rewritten({ video: grant }),
      rewritten({ video: grant }, none, ''),
      rewritten({ video: { ...grant, roomAdmin: true } }),
      await guessed.toJwt(),
    ];
    for (const jwt of forged) {
      const answer = await fetch(`http://127.0.0.1:${media.port}/rtc/validate?access_token=${jwt}`);
      expect(answer.status).toBe(401);
    }
    const real = await fetch(`http://127.0.0.1:${media.port}/rtc/validate?access_token=${token}`);
    expect(real.status).toBe(200);
  });

  it('is not entered by naming it beside a good token', async () => {
    const caller = new Caller({ callId: own, url: media.url, token, identity });
    await caller.join();
    const query = `access_token=${token}&room=${other}&room_name=${other}`;
    await fetch(`http://127.0.0.1:${media.port}/rtc/validate?${query}`);
    expect(await media.rooms.listParticipants(other)).toEqual([]);
    expect((await media.rooms.listParticipants(own)).map((each) => each.identity)).toEqual([
      identity,
    ]);
    await caller.hangUp();
  });
});
