/**
 * What is known of a call that came in by telephone. The bridge makes its room and asks for an agent
 * by a fixed rule, so that everything else is read from the room: its name is the call's id, its
 * telephone the caller, its beginning that of the ringing.
 */
import type { Room } from '@livekit/rtc-node';
import { z } from 'zod';
import { type CallMetadata, readCallMetadata } from '../callMetadata.ts';
import { callerNumber } from './callerNumber.ts';
import { phoneInRoom, sipAttributes } from './phoneLine.ts';

/** The telephone is in its room before the agent is asked for, or right after. Milliseconds. */
const PHONE_LIMIT_MS = 5_000;
/** Clocks of two machines may differ; who has rung longer than this has not. Milliseconds. */
const LONGEST_RING_MS = 120_000;
const dispatched = z.looseObject({ channel: z.literal('phone'), callId: z.string().optional() });
const callIds = /^[\w+-]{1,64}$/;

export interface PhoneRoom {
  readonly name: string;
  /** When the room was made, in ms since the epoch; 0 where that is not known. */
  readonly madeAt: number;
}

/** Whether a dispatch is the rule's: by telephone, and names no call of its own. */
export function isPhoneDispatch(metadata: string): boolean {
  const asked = dispatched.safeParse(parsed(metadata));
  return asked.success && asked.data.callId === undefined;
}

/**
 * @param metadata of the dispatch; what it says beyond the channel holds
 * @param room connected
 * @throws Error where no telephone is in it, or its name can't be a call's id
 */
export async function phoneMetadata(
  metadata: string,
  room: Room,
  { name, madeAt }: PhoneRoom,
  now: number,
): Promise<CallMetadata> {
  if (!callIds.test(name)) throw new Error('a phone call whose room name is no id of a call');
  const caller = await phoneInRoom(room, PHONE_LIMIT_MS);
  if (caller === null) throw new Error('a phone call without a telephone in its room');
  const number = callerNumber(caller.attributes[sipAttributes.number]);
  const ringsSince = madeAt > now - LONGEST_RING_MS && madeAt <= now ? madeAt : now;
  const known = {
    callId: name,
    caller: number === undefined ? {} : { number },
    callerIdentity: caller.identity,
    requestedAt: new Date(ringsSince).toISOString(),
  };
  return readCallMetadata(JSON.stringify({ ...dispatched.parse(parsed(metadata)), ...known }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
