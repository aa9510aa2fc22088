/**
 * Who speaks, from a participant's identity: people at the desk join as `human-<work number>`,
 * a supervisor who speaks along as `desk-<work number>`, callers as `caller-…`, and whoever else is
 * in a call's room is the agent.
 */
import type { Speaker } from './captions.ts';

const personPrefix = 'human-';
const guestPrefix = 'desk-';
const callerPrefix = 'caller-';

export function speakerOf(identity: string): Speaker {
  if (identity.startsWith(personPrefix) || identity.startsWith(guestPrefix)) return 'person';
  return identity.startsWith(callerPrefix) ? 'caller' : 'agent';
}

/** The work number in a person's identity; '' for anybody else. */
export function workNumberOf(identity: string): string {
  return identity.startsWith(personPrefix) ? identity.slice(personPrefix.length) : '';
}
