/** Whether somebody takes a call, told by the first sign of it, from whichever side it comes. */
import type { MediaServer } from './mediaServer.ts';
import type { TakenCalls } from './takenCalls.ts';

export interface CallSigns {
  readonly media: Pick<MediaServer, 'agentComing'>;
  readonly takenCalls: TakenCalls;
}

/** False where there is none before `late` aborts. @throws MediaServerFault */
export async function callTaken(
  { media, takenCalls }: CallSigns,
  callId: string,
  late: AbortSignal,
): Promise<boolean> {
  const settled = new AbortController();
  const over = AbortSignal.any([late, settled.signal]);
  const shown = media.agentComing(callId, over);
  const said = takenCalls.until(callId, over);
  try {
    const first = await Promise.race([shown, said]);
    return first || (await said) || (await shown);
  } finally {
    settled.abort();
    shown.catch(() => undefined);
  }
}
