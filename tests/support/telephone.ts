/**
 * A call by telephone as the SIP bridge brings it into a room: the room is made by the dispatch rule
 * with our agent asked for, the telephone joins it as a participant of kind SIP with the attributes
 * that the bridge sets (livekit-sip, pkg/sip/inbound.go), rings until somebody listens to it, and
 * stands from then on.
 */
import { randomBytes } from 'node:crypto';
import { DisconnectReason, RoomEvent } from '@livekit/rtc-node';
import { AccessToken, RoomAgentDispatch } from 'livekit-server-sdk';
import { roomLimits } from '../../agent/roomLimits.ts';
import { agentName } from '../../desk/server/calls/agentName.ts';
import { phoneMetadata } from '../../desk/server/telephony/telephonyPlan.ts';
import { Caller } from './caller.ts';
import type { MediaServer } from './mediaServer.ts';

export interface TelephoneOptions {
  /** As the provider shows it; null: the number is withheld. */
  readonly number?: string | null;
  readonly rungNumber?: string;
  /** The bridge lifts off by itself when somebody listens. Default true. */
  readonly liftsOff?: boolean;
}

export class Telephone extends Caller {
  /** Our own agent listens: the bridge would lift off now. */
  readonly listenedTo: Promise<void>;
  readonly #liftsOff: boolean;

  constructor(ticket: Caller['ticket'], liftsOff: boolean) {
    super(ticket, { telephone: true });
    this.#liftsOff = liftsOff;
    this.listenedTo = new Promise((resolve) => {
      this.room.once(RoomEvent.LocalTrackSubscribed, () => resolve());
    });
  }

  /** Joins and rings. */
  override async join(): Promise<void> {
    if (this.#liftsOff) void this.listenedTo.then(() => this.liftOff());
    await super.join();
  }

  /** The line stands. */
  async liftOff(): Promise<void> {
    await this.room.localParticipant?.setAttributes({ 'sip.callStatus': 'active' });
  }
}

/** Rings; resolves when the telephone is in its room, or was turned away. */
export async function telephone(
  media: MediaServer,
  { number = '13800138000', rungNumber = '4000000100', liftsOff = true }: TelephoneOptions = {},
): Promise<Telephone> {
  const room = `phone_${rungNumber}_${randomBytes(6).toString('hex')}`;
  const agents = [new RoomAgentDispatch({ agentName, metadata: phoneMetadata })];
  await media.rooms.createRoom({ name: room, ...roomLimits, agents });
  const shown = number ?? 'anonymous';
  const where = { room, identity: `sip_${shown}`, number: shown, rungNumber };
  return telephoneIn(media, { ...where, status: 'ringing', liftsOff });
}

/** A telephone in a room that is there. */
export async function telephoneIn(
  media: MediaServer,
  options: {
    readonly room: string;
    readonly identity: string;
    readonly number: string;
    readonly status: 'ringing' | 'active';
    readonly rungNumber?: string;
    readonly liftsOff?: boolean;
  },
): Promise<Telephone> {
  const { room, identity, number, status, rungNumber = '4000000100', liftsOff = false } = options;
  const token = new AccessToken(media.key, media.secret, {
    identity,
    name: `Phone ${number}`,
    attributes: {
      'sip.callID': `SCL_${randomBytes(6).toString('hex')}`,
      'sip.trunkID': 'ST_test',
      'sip.ruleID': 'SDR_test',
      'sip.phoneNumber': number,
      'sip.trunkPhoneNumber': rungNumber,
      'sip.hostname': '192.0.2.10',
      'sip.callStatus': status,
    },
  });
  token.kind = 'sip';
  token.addGrant({
    roomJoin: true,
    room,
    canPublish: true,
    canPublishData: true,
    canSubscribe: true,
    canUpdateOwnMetadata: true,
  });
  const ticket = { callId: room, url: media.url, token: await token.toJwt(), identity };
  const caller = new Telephone(ticket, liftsOff);
  // Who is turned away may be so before they have joined to the end: the client then learns of no
  // reason, and waits for its limit.
  const joining = caller.join();
  const gone = caller.disconnected(20_000);
  for (const rest of [joining, gone]) rest.catch(() => undefined);
  try {
    await Promise.race([joining, gone]);
  } catch (fault) {
    const [there] = await media.rooms.listRooms([room]);
    if (there !== undefined) throw fault;
    caller.left = DisconnectReason.ROOM_DELETED;
  }
  return caller;
}
