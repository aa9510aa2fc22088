/** How the trunks and rules that this product makes at the media server are told from others. */

/** Names of others never begin so. */
export const ownMark = 'three-rings/';

/** @param id `outbound`, or what `telephony.inbound` of the company's settings names */
export function trunkName(id: string): string {
  return `${ownMark}${id}`;
}
