/** Puts on record who looked into or listened to a call that was not theirs (REC-1.3). */
import type { Db } from '../../database/connection.ts';
import { callAccesses } from '../../database/schema.ts';

export type AccessKind = (typeof callAccesses.$inferSelect)['kind'];

export interface Access {
  readonly accessId: string;
  readonly callId: string;
  readonly at: Date;
  readonly workNumber: string;
  readonly kind: AccessKind;
}

export async function noteAccess(db: Db, access: Access): Promise<void> {
  await db.insert(callAccesses).values(access);
}
