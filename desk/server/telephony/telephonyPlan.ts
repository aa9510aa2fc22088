/**
 * The trunks and the dispatch rule that the media server should have, from the company's settings:
 * one inbound trunk for each line, one outbound trunk, one rule that gives every call that comes in
 * a room of its own with our agent in it. Pure; it refuses what would leave a line open to anybody.
 */
import {
  RoomAgentDispatch,
  RoomConfiguration,
  SIPDispatchRuleInfo,
  SIPInboundTrunkInfo,
  SIPOutboundTrunkInfo,
} from 'livekit-server-sdk';
import { trunkName } from '../../../agent/phone/trunkNames.ts';
import { roomLimits } from '../../../agent/roomLimits.ts';
import type { Telephony } from '../../../agent/words/telephony.ts';
import { agentName } from '../calls/agentName.ts';
import { phoneRoomPrefix } from './phoneRooms.ts';
import { TelephonyFault } from './telephonyFault.ts';

export interface SipCredentials {
  readonly username: string;
  readonly password: string;
}

export interface TelephonySecrets {
  /** What the provider shows us when it brings a call. */
  readonly inbound: SipCredentials | null;
  /** What we show the provider when we ring somebody. */
  readonly outbound: SipCredentials | null;
}

export interface TelephonyPlan {
  readonly inbound: readonly SIPInboundTrunkInfo[];
  readonly outbound: SIPOutboundTrunkInfo | null;
  /** The rule for these inbound trunks, named by their ids once they are made. */
  rule(trunkIds: readonly string[]): SIPDispatchRuleInfo;
}

const encryption = {
  off: 'SIP_MEDIA_ENCRYPT_DISABLE',
  allowed: 'SIP_MEDIA_ENCRYPT_ALLOW',
  required: 'SIP_MEDIA_ENCRYPT_REQUIRE',
} as const;

export const ruleName = trunkName('inbound-calls');
/** Read by the call's process: all that is known of a phone call before it is there. */
export const phoneMetadata = JSON.stringify({ channel: 'phone' });

/** @throws TelephonyFault where a line would take calls from anybody */
export function telephonyPlan(settings: Telephony, secrets: TelephonySecrets): TelephonyPlan {
  const mediaEncryption = encryption[settings.encryption];
  const open = settings.inbound.filter(
    ({ allowedAddresses }) => allowedAddresses.length === 0 && secrets.inbound === null,
  );
  if (open.length > 0) {
    throw new TelephonyFault(
      `线路 ${open.map(({ id }) => id).join('、')} 谁都能打进来：没有写 allowedAddresses，也没有设置 SIP_INBOUND_USERNAME、SIP_INBOUND_PASSWORD。\n  请在 company.yaml 的 telephony.inbound 写上运营商的地址，或设置这两项。`,
    );
  }
  const { outbound } = settings;
  return {
    inbound: settings.inbound.map(({ id, numbers, allowedAddresses }) =>
      SIPInboundTrunkInfo.fromJson({
        name: trunkName(id),
        numbers,
        allowedAddresses,
        ...credentials(secrets.inbound),
        ringingTimeout: `${settings.ringLimitS}s`,
        mediaEncryption,
      }),
    ),
    outbound:
      outbound === undefined
        ? null
        : SIPOutboundTrunkInfo.fromJson({
            name: trunkName('outbound'),
            address: outbound.address,
            transport: `SIP_TRANSPORT_${outbound.transport.toUpperCase()}`,
            numbers: outbound.numbers,
            ...credentials(secrets.outbound),
            mediaEncryption,
          }),
    rule: (trunkIds) => {
      const rule = SIPDispatchRuleInfo.fromJson({
        name: ruleName,
        trunkIds: [...trunkIds].sort(),
        rule: { dispatchRuleCallee: { roomPrefix: phoneRoomPrefix, randomize: true } },
      });
      const agents = [new RoomAgentDispatch({ agentName, metadata: phoneMetadata })];
      rule.roomConfig = new RoomConfiguration({ ...roomLimits, agents });
      return rule;
    },
  };
}

function credentials(secret: SipCredentials | null) {
  return secret === null ? {} : { authUsername: secret.username, authPassword: secret.password };
}
