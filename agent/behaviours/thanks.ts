/**
 * Thanks and praise (ETI-6.4c). After done business ETI-6.5a follows in the same turn (decision 8);
 * thanks before any business are answered, and the caller is asked what it is.
 */
import type { Script } from './behaviour.ts';
import { businessIn } from './businessText.ts';
import { askAnythingElse } from './closing.ts';
import { promote } from './promotion.ts';
import { serveRest } from './rest.ts';
import { onTurn } from './turn.ts';

/** At most two 请问还有其他问题吗 per ending. */
const MAX_ASKED = 2;

export const thanked = onTurn((script, { words }) => {
  if (servesRest(script)) return;
  script.say('thanks.reply', script.saidBefore('thanks.reply') ? { form: 'alternative' } : {});
  promote(script, words);
  goOn(script);
});

/** The second time running the other form (这是我们的工作职责). */
export const praised = onTurn((script) => {
  script.say('praise.reply', script.saidBefore('praise.reply') ? { form: 'duty' } : {});
  const rest = businessIn(script.text);
  if (rest === null) goOn(script);
  else serveRest(script, rest);
});

/** Thanks that come with a question are its courtesy: the question is answered. */
function servesRest(script: Script): boolean {
  const rest = businessIn(script.text);
  if (rest !== null) serveRest(script, rest);
  return rest !== null;
}

function goOn(script: Script): void {
  const { awaiting, anythingElseAsked, question } = script.memory;
  const asks = awaiting === 'question' || awaiting === 'question_again';
  if (asks && question !== null) script.askAgain();
  else if (awaiting === 'opening') script.ask('opening.no_business');
  else if (anythingElseAsked < MAX_ASKED) askAnythingElse(script);
  else script.wait('anything_else');
}
