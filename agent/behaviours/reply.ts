/** What a model's turn leaves in the memory, whatever comes next. */
import type { ReplyOutcome } from '../flow/events.ts';
import type { Script } from './behaviour.ts';

export function rememberReply(script: Script, outcome: ReplyOutcome): void {
  const { customer } = outcome;
  if (customer) {
    const { name, title, phone } = customer;
    script.remember({ caller: { number: phone, name, title, verified: true } });
  }
  if (outcome.empty) return;
  script.remember({ lastSpoken: [...script.memory.lastSpoken, { text: outcome.text }] });
}
