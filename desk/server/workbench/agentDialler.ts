/**
 * Rings callers back through the agent: a room with an outbound call on its way, whose process dials
 * the telephone and journals what becomes of it. Where a person wants to speak themselves, it
 * refuses: nobody would write that call's journal.
 */
import type { CallMetadata } from '../../../agent/callMetadata.ts';
import { Refusal } from '../answers/refusal.ts';
import { agentName } from '../calls/agentName.ts';
import type { MediaServer } from '../calls/mediaServer.ts';
import type { OutboundDialler } from './outboundDialler.ts';

export interface AgentDiallerOptions {
  readonly media: Pick<MediaServer, 'openRoom'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export function createAgentDialler({ media, now }: AgentDiallerOptions): OutboundDialler {
  return {
    async dial({ callId, number, by, reason }) {
      if (by === 'person') {
        throw new Refusal(
          409,
          'by_bot_only',
          '请用电话回拨，再在工单里登记结果；或由智能客服回电。',
        );
      }
      const metadata: CallMetadata = {
        callId,
        channel: 'phone',
        direction: 'outbound',
        caller: { number, name: reason.name },
        callerIdentity: `caller-${callId.slice(-12)}`,
        requestedAt: new Date(now()).toISOString(),
        dial: { number },
        outbound: reason,
      };
      await media.openRoom(callId, agentName, JSON.stringify(metadata)).catch((error: unknown) => {
        const message = '语音服务暂时连接不上，请稍后再回电。';
        throw new Refusal(503, 'media_unavailable', message, { cause: error });
      });
      return null;
    },
  };
}
