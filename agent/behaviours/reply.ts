/** What a model's turn leaves in the memory, whatever comes next. */
import type { ReplyOutcome } from '../flow/events.ts';
import type { Script } from './behaviour.ts';
import { knowsCaller } from './earlierPromises.ts';

export function rememberReply(script: Script, outcome: ReplyOutcome): void {
  if (outcome.customer) knowsCaller(script, outcome.customer);
  if (outcome.empty) return;
  script.remember({ lastSpoken: [...script.memory.lastSpoken, { text: outcome.text }] });
}
