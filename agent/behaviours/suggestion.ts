/**
 * A suggestion or opinion (ETI-6.4a, decision 2): recorded first, as a ticket of the supervisor, then
 * thanked for in the same turn; nothing is asked for it. Who only announces one (我有个建议) is
 * listened to first: there is nothing to record yet.
 */

import type { Scene, Script } from './behaviour.ts';
import { businessIn } from './businessText.ts';
import { isNothingBut, plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { callbackDueAt, SUPERVISOR } from './record.ts';
import { serveRest } from './rest.ts';
import { leading, onTurn } from './turn.ts';

/** Nothing but that there is a suggestion. */
const announced =
  /^(?:喂|你好|您好|那个|嗯|我|想|要|来|给|跟|对|你们?|您|公司|有|提|说|反映|反馈|一?个|一?些|一?点|一?条|几[个点条]|小|好|建议|意见|看法|想法|可以|能|吗|吧|啊|呀|不?知道|当?讲不当讲|行|么|[，,。！!？?])+$/u;
/** What is asked is no suggestion. */
const question = /[?？]|多少|怎么办|什么|哪|(?:吗|呢)$/u;
const takesWords = new Set(['suggestion', 'need_unclear', 'out_of_scope', 'chit_chat']);

/** What follows the announcement is the suggestion. */
export function tellsAnnounced(scene: Scene): boolean {
  const { event, memory } = scene;
  if (event.type !== 'turn' || event.outcome !== undefined || question.test(plain(event.text))) {
    return false;
  }
  const listens =
    memory.question !== null &&
    'phrase' in memory.question &&
    memory.question.phrase === 'listening.go_on' &&
    isAnnounced(memory.matter ?? '');
  const situation = leading(scene);
  return listens && (situation === null || takesWords.has(situation));
}

function isAnnounced(text: string): boolean {
  return /建议|意见|看法|想法/u.test(text) && isNothingBut(announced, plain(text));
}

export const suggestion = onTurn((script, scene) => {
  if (isAnnounced(script.text)) {
    script
      .remember({ matter: script.text, anythingElseAsked: 0, failures: 0 })
      .ask('listening.go_on');
    return;
  }
  script.remember({ question: null });
  recordSuggestion(script, scene, script.text);
  script.say('suggestion.thanks').remember({ anythingElseAsked: 0, failures: 0 });
  const rest = /建议|希望|意见/u.test(script.text) ? null : businessIn(script.text);
  if (rest === null) askAnythingElse(script);
  else serveRest(script, rest);
});

/** Opens the ticket of a suggestion in the caller's words. */
export function recordSuggestion(script: Script, { words, at }: Scene, text: string): void {
  const { caller, told } = script.memory;
  const name = caller.name ?? told.name;
  const number = caller.number ?? told.number;
  script
    .journal({
      type: 'ticket.opened',
      ticketId: script.id(),
      kind: 'suggestion',
      dueAt: callbackDueAt(at, words.company),
      owner: SUPERVISOR,
      subject: `建议：${text.slice(0, 100)}`,
      ...(name === null ? {} : { caller: name }),
      ...(number === null ? {} : { contact: number }),
    })
    .remember({ open: true });
}
