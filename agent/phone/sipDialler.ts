/**
 * Rings telephones through the SIP bridge of the media server, over the outbound trunk that
 * `npm run telephony` made. It dials plain numbers only: what is no number never reaches the
 * provider, and no number stands in a message of its own.
 */
import { RoomServiceClient, SipClient } from 'livekit-server-sdk';
import { dialFailure } from './dialFailure.ts';
import type { Dialler, DialOutcome, DialRequest } from './dialler.ts';
import { trunkName } from './trunkNames.ts';

export interface SipDiallerOptions {
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** The longest time for a request that rings nobody, in seconds. */
  readonly requestLimitInS?: number;
}

/** A national or international number, an extension, or a service number. */
const dialable = /^\+?\d{2,20}$/;
const REQUEST_LIMIT_S = 3;
/** Beyond the ringing itself, for the request to come back, in seconds. */
const MARGIN_S = 2;

export class SipDialler implements Dialler {
  readonly #sip: SipClient;
  readonly #rooms: RoomServiceClient;
  #trunk: string | null = null;

  constructor({ url, apiKey, apiSecret, requestLimitInS = REQUEST_LIMIT_S }: SipDiallerOptions) {
    const options = { requestTimeout: requestLimitInS, failover: false };
    this.#sip = new SipClient(url, apiKey, apiSecret, options);
    this.#rooms = new RoomServiceClient(url, apiKey, apiSecret, options);
  }

  async dial(request: DialRequest, withdrawn?: AbortSignal): Promise<DialOutcome> {
    const { room, identity } = request;
    if (!dialable.test(request.number)) return unreachable('the number is not one');
    if (withdrawn?.aborted === true) return withdrawnOutcome;
    const stopped = Promise.withResolvers<DialOutcome>();
    const stop = () => stopped.resolve(withdrawnOutcome);
    withdrawn?.addEventListener('abort', stop, { once: true });
    try {
      const outcome = await Promise.race([this.#ring(request), stopped.promise]);
      // Also after a request that ran out: nothing may go on ringing behind our back.
      if (!outcome.answered) await this.hangUp(room, identity);
      return outcome;
    } finally {
      withdrawn?.removeEventListener('abort', stop);
    }
  }

  async hangUp(room: string, identity: string): Promise<void> {
    await this.#rooms.removeParticipant(room, identity).catch(() => undefined);
  }

  async #ring(request: DialRequest): Promise<DialOutcome> {
    const ringingTimeout = Math.ceil(request.ringForMs / 1000);
    try {
      const trunk = await this.#outboundTrunk();
      if (trunk === null) return unreachable('no outbound trunk; run `npm run telephony`');
      await this.#sip.createSipParticipant(trunk, request.number, request.room, {
        participantIdentity: request.identity,
        participantName: request.name,
        hidePhoneNumber: request.hideNumber,
        waitUntilAnswered: true,
        ringingTimeout,
        timeout: ringingTimeout + MARGIN_S,
      });
      return { answered: true };
    } catch (error) {
      // A trunk that was made anew has another id.
      this.#trunk = null;
      return { answered: false, ...dialFailure(error) };
    }
  }

  async #outboundTrunk(): Promise<string | null> {
    if (this.#trunk === null) {
      const trunks = await this.#sip.listSipOutboundTrunk();
      this.#trunk = trunks.find(({ name }) => name === trunkName('outbound'))?.sipTrunkId ?? null;
    }
    return this.#trunk;
  }
}

const withdrawnOutcome: DialOutcome = { answered: false, cause: 'withdrawn', detail: 'withdrawn' };

function unreachable(detail: string): DialOutcome {
  return { answered: false, cause: 'unreachable', detail };
}
