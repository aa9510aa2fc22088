/** Explains why the room could not be joined: the token's time is over, or the media server is out of reach. */
import { ConnectionError, ConnectionErrorReason } from 'livekit-client';
import type { CallRefusal } from './callApi.ts';

export function joinRefusal(error: unknown): CallRefusal {
  const refused =
    error instanceof ConnectionError &&
    (error.reason === ConnectionErrorReason.NotAllowed || error.status === 401);
  return refused ? { kind: 'expired' } : { kind: 'unreachable' };
}
