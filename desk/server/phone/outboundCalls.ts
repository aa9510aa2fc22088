/**
 * Rings somebody with the bot, to tell them the result of what they reported (REC-2.1c). The call's
 * process rings the telephone itself, so that the whole call, also one that nobody answers, is in
 * one journal: how it went is read there. Whether one may ring now, and how often, is for the caller
 * of this to know. A person who would speak themselves is refused: no process opens such a call yet.
 */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { outboundReasonSchema } from '../../../agent/callMetadata.ts';
import { Refusal } from '../answers/refusal.ts';
import { agentName } from '../calls/agentName.ts';
import { callTaken } from '../calls/callTaken.ts';
import { type MediaServer, MediaServerFault } from '../calls/mediaServer.ts';
import type { TakenCalls } from '../calls/takenCalls.ts';

const workerAnswersWithinMs = 2_000;

export interface OutboundCallsOptions {
  readonly media: Pick<MediaServer, 'openRoom' | 'closeRoom' | 'agentComing'>;
  readonly takenCalls: TakenCalls;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface OutboundCall {
  /** The room's name and the journal's; not used before. */
  readonly callId: string;
  /** The bot tells the result; or a person speaks themselves. */
  readonly by: 'bot' | 'person';
  /** Digits, with a leading + where it is international. */
  readonly number: string;
  readonly reason: z.infer<typeof outboundReasonSchema>;
}

export class OutboundCalls {
  readonly #options: OutboundCallsOptions;

  constructor(options: OutboundCallsOptions) {
    this.#options = options;
  }

  /**
   * Resolves when a worker has taken the call and begins to ring; nobody else joins it.
   * @throws Refusal 503 where no worker is free, or the media server can't be reached
   */
  async dial({ callId, number, by, reason }: OutboundCall): Promise<null> {
    if (by === 'person') {
      const message = '人工回电还不能从这里拨出。请用自己的电话拨打，再在工单里登记结果。';
      throw new Refusal(503, 'no_phone', message);
    }
    const { now, media } = this.#options;
    const metadata = JSON.stringify({
      callId,
      channel: 'phone',
      direction: 'outbound',
      caller: { number, name: reason.name },
      callerIdentity: `caller-${randomBytes(6).toString('hex')}`,
      requestedAt: new Date(now()).toISOString(),
      dial: { number },
      outbound: reason,
    });
    try {
      const late = AbortSignal.timeout(workerAnswersWithinMs);
      await media.openRoom(callId, agentName, metadata);
      if (await callTaken(this.#options, callId, late)) return null;
      await media.closeRoom(callId);
    } catch (error) {
      if (!(error instanceof MediaServerFault)) throw error;
      const message = '语音服务暂时连接不上，没有拨出。';
      throw new Refusal(503, 'media_unavailable', message, { cause: error });
    }
    throw new Refusal(503, 'busy', '通话都占满了，没有拨出，请稍后再试。');
  }
}
