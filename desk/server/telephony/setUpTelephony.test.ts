import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SipService } from '../../../agent/phone/testing/sipService.ts';
import type { Telephony } from '../../../agent/words/telephony.ts';
import type { TelephonyChange } from './applyTelephony.ts';
import { type SetUpOptions, setUpTelephony } from './setUpTelephony.ts';
import { TelephonyFault } from './telephonyFault.ts';

const lines: Telephony = {
  inbound: [
    { id: 'main', numbers: ['4000000100', '4000000101'], allowedAddresses: ['192.0.2.10/32'] },
    { id: 'vip', numbers: ['4000000105'], allowedAddresses: ['192.0.2.10/32'] },
  ],
  outbound: { address: 'sip.example.com:5060', transport: 'tls', numbers: ['4000000100'] },
  encryption: 'allowed',
  ringLimitS: 30,
};
const secrets = { inbound: null, outbound: { username: 'company', password: 'very secret' } };

let service: SipService;

beforeEach(async () => {
  service = await new SipService({ apiKey: 'test', apiSecret: 'x'.repeat(40) }).start();
});
afterEach(() => service.stop());

const setUp = (options: Partial<SetUpOptions> = {}) =>
  setUpTelephony({
    livekit: service.settings,
    telephony: lines,
    secrets,
    apply: true,
    remove: false,
    ...options,
  });
const actions = (changes: readonly TelephonyChange[]) =>
  changes.map(({ kind, name, action }) => `${action} ${kind} ${name}`);
const writes = () => service.requests.filter(({ method }) => !method.startsWith('List'));

describe('setting up the telephone lines', () => {
  it('makes a trunk for each line, one to ring out, and a rule over the lines', async () => {
    expect(actions(await setUp())).toEqual([
      'created inbound three-rings/main',
      'created inbound three-rings/vip',
      'created outbound three-rings/outbound',
      'created rule three-rings/inbound-calls',
    ]);
    expect(service.inbound.map((trunk) => trunk.toJson())).toEqual([
      {
        sipTrunkId: 'ST_1',
        name: 'three-rings/main',
        numbers: ['4000000100', '4000000101'],
        allowedAddresses: ['192.0.2.10/32'],
        ringingTimeout: '30s',
        mediaEncryption: 'SIP_MEDIA_ENCRYPT_ALLOW',
      },
      expect.objectContaining({ name: 'three-rings/vip', numbers: ['4000000105'] }),
    ]);
    expect(service.outbound[0]?.toJson()).toMatchObject({
      address: 'sip.example.com:5060',
      transport: 'SIP_TRANSPORT_TLS',
      numbers: ['4000000100'],
      authUsername: 'company',
      authPassword: 'very secret',
    });
    const [rule] = service.rules;
    expect(rule?.trunkIds).toEqual(['ST_1', 'ST_2']);
    expect(rule?.toJson()).toMatchObject({
      rule: { dispatchRuleCallee: { roomPrefix: 'phone', randomize: true } },
      roomConfig: { agents: [{ agentName: 'three-rings', metadata: '{"channel":"phone"}' }] },
    });
  });

  it('changes nothing the second time', async () => {
    await setUp();
    const before = writes().length;
    const again = await setUp();
    expect(new Set(again.map(({ action }) => action))).toEqual(new Set(['kept']));
    expect(writes()).toHaveLength(before);
  });

  it('brings up to date what the settings have changed, under the same ids', async () => {
    await setUp();
    const [main, vip] = lines.inbound;
    if (main === undefined || vip === undefined) throw new Error('two lines are there');
    const changed: Telephony = {
      ...lines,
      inbound: [{ ...main, numbers: ['4000000100'] }, vip],
      ringLimitS: 20,
    };
    const changes = await setUp({ telephony: changed });
    expect(changes).toContainEqual({
      kind: 'inbound',
      name: 'three-rings/main',
      action: 'updated',
      id: 'ST_1',
      fields: ['numbers', 'ringingTimeout'],
    });
    expect(service.inbound[0]?.toJson()).toMatchObject({
      sipTrunkId: 'ST_1',
      numbers: ['4000000100'],
      ringingTimeout: '20s',
    });
    expect(actions(await setUp({ telephony: changed })).join()).not.toMatch(/updated|created/);
  });

  it('takes a changed password over and never tells one', async () => {
    await setUp();
    const outbound = { username: 'company', password: 'another secret' };
    const changes = await setUp({ secrets: { inbound: null, outbound } });
    expect(changes).toContainEqual(expect.objectContaining({ fields: ['authPassword'] }));
    expect(JSON.stringify(changes)).not.toContain('secret');
    expect(service.outbound[0]?.authPassword).toBe('another secret');
  });

  it('removes a line that is in the settings no more, and the rule forgets it', async () => {
    await setUp();
    const changes = await setUp({ telephony: { ...lines, inbound: lines.inbound.slice(0, 1) } });
    expect(actions(changes)).toContain('removed inbound three-rings/vip');
    expect(service.rules[0]?.trunkIds).toEqual(['ST_1']);
  });

  it('tells what it would do, and does nothing, on a dry run', async () => {
    expect(actions(await setUp({ apply: false }))).toHaveLength(4);
    expect(writes()).toEqual([]);
  });
});

describe('removing the telephone lines', () => {
  it('takes away what this product made, the rule first, and nothing of others', async () => {
    await setUp();
    const foreign = service.inbound[0]?.clone();
    if (foreign === undefined) throw new Error('a trunk is there');
    Object.assign(foreign, { name: 'of somebody else', sipTrunkId: 'ST_x', numbers: ['123456'] });
    service.inbound.push(foreign);
    const changes = await setUp({ remove: true });
    expect(actions(changes)[0]).toBe('removed rule three-rings/inbound-calls');
    expect(changes).toHaveLength(4);
    expect(service.inbound.map(({ name }) => name)).toEqual(['of somebody else']);
    expect([...service.outbound, ...service.rules]).toEqual([]);
    expect(await setUp({ remove: true })).toEqual([]);
  });
});

describe('what stands in the way is said with how to mend it', () => {
  const refused = (options: Partial<SetUpOptions>, words: RegExp) =>
    expect(setUp(options)).rejects.toSatisfy(
      (error: unknown) => error instanceof TelephonyFault && words.test(error.message),
    );

  it('a line that anybody may ring is refused before anything is asked', async () => {
    const open = { ...lines, inbound: [{ id: 'open', numbers: ['400'], allowedAddresses: [] }] };
    await refused({ telephony: open }, /谁都能打进来.*SIP_INBOUND_USERNAME.*请在 company\.yaml/s);
    expect(service.requests).toEqual([]);
    const inbound = { username: 'provider', password: 'known to both' };
    await setUp({ telephony: open, secrets: { ...secrets, inbound } });
    expect(service.inbound[0]).toMatchObject({ authUsername: 'provider' });
  });

  it('no bridge', async () => {
    service.connected = false;
    await refused({}, /没有接 SIP 桥.*Redis/s);
  });

  it('wrong keys', async () => {
    const livekit = { ...service.settings, apiSecret: 'y'.repeat(40) };
    await refused({ livekit }, /拒绝了凭据.*LIVEKIT_API_SECRET/s);
  });

  it('nobody at the address', async () => {
    await refused(
      { livekit: { ...service.settings, url: 'ws://127.0.0.1:9' } },
      /没有应答.*LIVEKIT_URL/s,
    );
  });

  it('a number that another trunk has', async () => {
    await setUp();
    service.inbound.forEach((trunk) => {
      trunk.name = 'of somebody else';
    });
    await refused({}, /已被别的线路占用.*ST_1/s);
  });

  it('no telephone lines in the settings', async () => {
    await refused({ telephony: undefined }, /没有 telephony 一节/);
  });
});
