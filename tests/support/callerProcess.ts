/**
 * A caller in a process of its own, so that a test can make it vanish in the middle of a word:
 * joins with the ticket given as its argument and says one utterance again and again.
 *
 * Prints `joined` and, at the start of each utterance, `speaking`.
 */
import { Caller, type Ticket } from './caller.ts';
import { speak } from './voice.ts';

const [ticketText = '{}', words = ''] = process.argv.slice(2);
const ticket: Ticket = JSON.parse(ticketText);
const caller = new Caller(ticket);
await (ticket.identity.startsWith('human-') ? caller.joinAsPerson() : caller.join());
console.log('joined');
const sound = await speak(words);
while (caller.left === null) {
  console.log('speaking');
  await caller.play(sound);
}
