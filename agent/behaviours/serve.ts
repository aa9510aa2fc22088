/**
 * Plain business and courtesies: the model answers, the agent repeats, thanks, introduces itself,
 * and offers a person when two turns brought no progress (REC-2.2g).
 */
import type { Spoken } from '../flow/memory.ts';
import { behave, type Script } from './behaviour.ts';
import { hasWords } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { departmentFor, departmentOf } from './departments.ts';
import { requestHandoff } from './handoff.ts';
import { object } from './objection.ts';
import { offerPerson } from './outOfScope.ts';
import { callbackDueAt, settleUnfinished } from './record.ts';
import { rememberReply } from './reply.ts';
import { onTurn } from './turn.ts';

/** No situation applies: the model's turn. An answer to its question does not name a new matter. */
export const answerByModel = onTurn((script, { memory }) => {
  const answers =
    memory.awaiting === 'question' && memory.question !== null && 'text' in memory.question;
  script
    .remember({
      matter: answers ? (memory.matter ?? script.text) : script.text,
      anythingElseAsked: 0,
      awaiting: 'nothing',
      consentFor: null,
    })
    .add({ type: 'reply', text: script.text });
});

/** The model's turn has ended with an answer, a question, or nothing. */
export const replied = behave((script, { event }) => {
  if (event.type !== 'replied') return;
  const { outcome } = event;
  rememberReply(script, outcome);
  if (outcome.empty) {
    notUnderstood(script);
    return;
  }
  script.remember({ failures: 0 });
  if (outcome.asks) script.wait('question').remember({ question: { text: outcome.text } });
  else script.wait('answer_check').remember({ met: script.memory.met || outcome.informed });
});

/** A question in between was answered: the pending one is asked again. */
export const repliedAside = behave((script, { event }) => {
  if (event.type !== 'replied') return;
  rememberReply(script, event.outcome);
  const { question } = script.memory;
  if (question && 'phrase' in question) script.say(question.phrase, question);
  script.wait('question');
});

/** Words without sense: ETI-6.1g; no business named: REC-2.1e. Twice running: a person. */
export const needUnclear = onTurn((script) => notUnderstood(script));

function notUnderstood(script: Script): void {
  const failures = script.memory.failures + 1;
  if (failures >= 2) {
    offerPerson(script);
    return;
  }
  script.remember({ failures });
  script.ask(hasWords(script.memory.lastWords) ? 'opening.no_business' : 'repeat.ask');
}

/** The caller wants a person (ETI-5f), no consent needed. */
export const personRequested = onTurn((script, scene) => {
  object(script, scene);
  settleUnfinished(script, scene);
  const matter = script.memory.matter ?? script.text;
  const department = departmentOf(`${matter} ${script.text}`, scene.words.company);
  script.remember({ matter });
  requestHandoff(script, { reason: 'caller_request', department, asked: true });
});

/** Danger to life or health: the house words are the transfer words, said when it is known who is there. */
export const danger = onTurn((script, scene) => {
  settleUnfinished(script, scene);
  script.remember({ matter: script.text });
  const department = departmentFor('default', scene.words.company);
  requestHandoff(script, { reason: 'danger', department });
});

/** Danger while a person is awaited already: the words at once, the waiting goes on. */
export const dangerWhileWaiting = onTurn((script) => {
  script.remember({ matter: script.text }).say('danger');
});

export const otherLanguage = onTurn((script, { words }) => {
  script.remember({ matter: script.text });
  const department = departmentFor('default', words.company);
  requestHandoff(script, { reason: 'other_language', department });
});

/** Identity could not be verified (asked for by the tool): a person, no consent needed. */
export const identityFailed = onTurn((script, { words }) => {
  const department = departmentOf(script.memory.matter ?? '', words.company);
  requestHandoff(script, { reason: 'identity_failed', department });
});

/** The caller asks to hear it again (REC-2.2b): all of the last turn, but for the closing question. */
export const repeatLast = onTurn((script, { memory }) => {
  const { lastSpoken, awaiting, consentFor } = memory;
  const isClosing = (spoken: Spoken) =>
    'phrase' in spoken &&
    (spoken.phrase === 'closing.anything_else' || spoken.phrase === 'mood.empathy');
  const told = lastSpoken.filter((spoken) => !isClosing(spoken));
  for (const spoken of told.length > 0 ? told : lastSpoken) {
    if ('phrase' in spoken) script.add({ type: 'say', ...spoken });
    else script.add({ type: 'say_again', text: spoken.text });
  }
  script
    .remember({ lastSpoken, consentFor })
    .wait(awaiting === 'nothing' || awaiting === 'probe' ? 'question' : awaiting);
});

/** A suggestion: recorded first, then thanked in the same turn (ETI-6.4a, decision 2). */
export const suggestion = onTurn((script, { words, at }) => {
  const { caller } = script.memory;
  script.journal({
    type: 'ticket.opened',
    ticketId: script.id(),
    kind: 'suggestion',
    dueAt: callbackDueAt(at, words.company),
    owner: '主管',
    subject: `建议：${script.text.slice(0, 100)}`,
    ...(caller.name === null ? {} : { caller: caller.name }),
    ...(caller.number === null ? {} : { contact: caller.number }),
  });
  script.say('suggestion.thanks').remember({ open: true, anythingElseAsked: 0 });
  askAnythingElse(script);
});

/** One phrase, and on with the call. */
export function answerWith(phrase: string) {
  return onTurn((script) => {
    script.ask(phrase).wait('answer_check');
  });
}

export const praised = onTurn((script) => {
  script.say('praise.reply');
  askAnythingElse(script);
});
