import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../tests/support/deadline.ts';
import type { DialRequest } from './dialler.ts';
import { SipDialler } from './sipDialler.ts';
import { SipService } from './testing/sipService.ts';

const keys = { apiKey: 'test', apiSecret: 'x'.repeat(40) };
const request: DialRequest = {
  room: 'room-1',
  number: '13800138000',
  identity: 'human-201',
  name: '201',
  ringForMs: 19_500,
  hideNumber: true,
};

let service: SipService;
let dialler: SipDialler;

beforeEach(async () => {
  service = await new SipService(keys).start();
  dialler = new SipDialler(service.settings);
});
afterEach(() => service.stop());

async function withTrunk(): Promise<void> {
  const { SipClient } = await import('livekit-server-sdk');
  const client = new SipClient(service.settings.url, keys.apiKey, keys.apiSecret);
  await client.createSipOutboundTrunk('somebody else', 'sip.example', ['4000000900']);
  await client.createSipOutboundTrunk('three-rings/outbound', 'sip.example', ['4000000100']);
}

describe('a telephone that is rung', () => {
  it('rings over our own trunk, for whole seconds, with its number kept from the room', async () => {
    await withTrunk();
    expect(await dialler.dial(request)).toEqual({ answered: true });
    expect(service.asked('CreateSIPParticipant')).toEqual([
      {
        sipTrunkId: 'ST_2',
        sipCallTo: '13800138000',
        roomName: 'room-1',
        participantIdentity: 'human-201',
        participantName: '201',
        hidePhoneNumber: true,
        waitUntilAnswered: true,
        ringingTimeout: '20s',
      },
    ]);
    expect(service.asked('RemoveParticipant')).toEqual([]);
  });

  it.each([
    [486, 'busy'],
    [600, 'busy'],
    [603, 'declined'],
    [480, 'no_answer'],
    [487, 'no_answer'],
    [404, 'unreachable'],
    [503, 'unreachable'],
  ])(
    'that answers with SIP %i is %s, and its leg is taken out of the room',
    async (sipStatus, cause) => {
      await withTrunk();
      service.telephone = { sipStatus };
      const outcome = await dialler.dial(request);
      expect(outcome).toEqual({ answered: false, cause, detail: `SIP ${sipStatus}` });
      expect(service.asked('RemoveParticipant')).toEqual([
        { room: 'room-1', identity: 'human-201' },
      ]);
    },
  );

  it('that rings until the bridge gives up has not answered', async () => {
    await withTrunk();
    service.telephone = { code: 'deadline_exceeded', status: 408 };
    expect(await dialler.dial(request)).toMatchObject({ cause: 'no_answer' });
  });

  it('stops ringing when it is withdrawn', async () => {
    await withTrunk();
    service.telephone = 'rings';
    const withdrawn = new AbortController();
    const dialling = dialler.dial(request, withdrawn.signal);
    await eventually(
      5_000,
      'the telephone to ring',
      () => service.asked('CreateSIPParticipant')[0] ?? null,
    );
    withdrawn.abort();
    expect(await dialling).toMatchObject({ answered: false, cause: 'withdrawn' });
    expect(service.asked('RemoveParticipant')).toHaveLength(1);
  });

  it('does not begin to ring where it was withdrawn before', async () => {
    await withTrunk();
    expect(await dialler.dial(request, AbortSignal.abort())).toMatchObject({ cause: 'withdrawn' });
    expect(service.requests.filter(({ method }) => method === 'CreateSIPParticipant')).toEqual([]);
  });
});

describe('a telephone that cannot be rung', () => {
  it('has no trunk of ours: the outcome says what to do', async () => {
    const outcome = await dialler.dial(request);
    expect(outcome).toMatchObject({ cause: 'unreachable' });
    expect(outcome).toHaveProperty('detail', expect.stringContaining('npm run telephony'));
  });

  it('is no number: nothing is asked of the provider', async () => {
    await withTrunk();
    const before = service.requests.length;
    for (const number of ['', '*72', 'sip:someone@elsewhere', '1380013800013800138000', '12 34']) {
      expect(await dialler.dial({ ...request, number })).toMatchObject({ cause: 'unreachable' });
    }
    expect(service.requests).toHaveLength(before);
  });

  it('has no bridge, or no media server', async () => {
    service.connected = false;
    expect(await dialler.dial(request)).toMatchObject({ cause: 'unreachable' });
    const nowhere = new SipDialler({ ...keys, url: 'http://127.0.0.1:9' });
    expect(await nowhere.dial(request)).toMatchObject({ cause: 'unreachable' });
  });

  it('is looked up again after a trunk was made anew', async () => {
    await withTrunk();
    await dialler.dial(request);
    service.outbound.splice(0);
    expect(await dialler.dial(request)).toMatchObject({ cause: 'unreachable' });
    await withTrunk();
    expect(await dialler.dial(request)).toEqual({ answered: true });
  });
});
