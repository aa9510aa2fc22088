/**
 * Whether a yes may stand for a read-back: only where the caller has heard what it is about. Words
 * spoken over it before the number was out confirm nothing (REC-2.2h); it is read back again.
 */
import type { Scene } from './behaviour.ts';

export function unheardReadBack({ event, memory: { contact } }: Scene): boolean {
  if (event.type !== 'turn' || event.spokenOver?.phrase !== 'readback') return false;
  return contact?.number != null && !event.spokenOver.heard.includes(contact.number);
}
