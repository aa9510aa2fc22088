/**
 * What a dispatch says of a succession. The desk adds it to whatever the first process was told, also
 * where the bridge made the room and the dispatch names no call.
 */
import { z } from 'zod';
import { type CallMetadata, readCallMetadata } from '../callMetadata.ts';
import type { Succession } from './callRecovery.ts';

const schema = z.looseObject({
  resume: z.object({ part: z.int().min(1), deaths: z.int().min(1) }).optional(),
});

/** Which part the process writes, and after how many deaths; undefined: it is the call's first. */
export function succession(metadata: string): Succession | undefined {
  try {
    return schema.parse(JSON.parse(metadata)).resume;
  } catch {
    return undefined;
  }
}

/** A telephone that hung up before the successor came: the call is only brought to its end. */
export function metadataOfTheGone(callId: string): CallMetadata {
  const requestedAt = new Date().toISOString();
  return readCallMetadata(
    JSON.stringify({ callId, channel: 'phone', callerIdentity: 'gone', requestedAt }),
  );
}
