/** Sets the company's telephone lines up at the media server, from code or from the command line. */
import { SipClient } from 'livekit-server-sdk';
import type { Telephony } from '../../../agent/words/telephony.ts';
import type { MediaServerSettings } from '../calls/mediaServer.ts';
import { applyTelephony, type TelephonyChange } from './applyTelephony.ts';
import { TelephonyFault, telephonyFault } from './telephonyFault.ts';
import { type TelephonySecrets, telephonyPlan } from './telephonyPlan.ts';

const REQUEST_LIMIT_S = 5;

export interface SetUpOptions {
  readonly livekit: MediaServerSettings;
  /** Undefined where the company has no telephone lines. */
  readonly telephony: Telephony | undefined;
  readonly secrets: TelephonySecrets;
  /** False: only told what would be done. */
  readonly apply: boolean;
  /** Takes away what this product made, in place of making it. */
  readonly remove: boolean;
}

/** @throws TelephonyFault saying what is wrong and how to mend it */
export async function setUpTelephony(options: SetUpOptions): Promise<readonly TelephonyChange[]> {
  const { livekit, telephony, secrets, apply, remove } = options;
  if (telephony === undefined && !remove) {
    throw new TelephonyFault(
      'company.yaml 没有 telephony 一节，没有要建的电话线路。\n  请照 docs/deployment.md 的“电话”写上号码和运营商的地址。',
    );
  }
  const client = new SipClient(livekit.url, livekit.apiKey, livekit.apiSecret, {
    requestTimeout: REQUEST_LIMIT_S,
    failover: false,
  });
  try {
    const plan = remove || telephony === undefined ? null : telephonyPlan(telephony, secrets);
    return await applyTelephony(client, plan, apply);
  } catch (error) {
    throw telephonyFault(error, livekit.url);
  }
}
