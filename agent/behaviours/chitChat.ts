/**
 * Small talk (ETI-5g): back to the business in one sentence. It brings no progress, so the second
 * time running a person is offered (REC-2.2g).
 */

import { businessIn } from './businessText.ts';
import { noProgress } from './needUnclear.ts';
import { serveRest } from './rest.ts';
import { onTurn } from './turn.ts';

export const chitChat = onTurn((script) => {
  const rest = businessIn(script.text);
  if (rest !== null) {
    serveRest(script, rest);
    return;
  }
  noProgress(script, () => script.ask('chit_chat').wait('answer_check'));
});
