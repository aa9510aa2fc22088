/**
 * Plain business: the model's turn and what follows from it, the checks of STD-3.1 included; and the
 * handoffs that need no consent (decision 4).
 */
import { accountIntent } from './accountIntent.ts';
import { behave, type Script } from './behaviour.ts';
import { isTrouble } from './callerText.ts';
import { departmentFor, departmentOf } from './departments.ts';
import { tellPromises } from './earlierPromises.ts';
import { requestHandoff } from './handoff.ts';
import { notUnderstood } from './needUnclear.ts';
import { noteObjection, object } from './objection.ts';
import { settleUnfinished } from './record.ts';
import { onTurn, rememberReply } from './turn.ts';

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
      need: null,
      gist: null,
      refusal: null,
    })
    .reply(script.text);
});

/** The model's turn has ended with an answer, a question, or nothing. */
export const replied = behave((script, { event, words }) => {
  if (event.type !== 'replied') return;
  const { outcome } = event;
  rememberReply(script, outcome);
  if (outcome.empty) {
    notUnderstood(script);
    return;
  }
  script.remember({ failures: 0 });
  if (script.memory.partial) {
    script.remember({ partial: false, met: script.memory.met || outcome.informed });
    return;
  }
  if (outcome.asks) script.wait('question').remember({ question: { text: outcome.text } });
  else if (outcome.informed && !outcome.interrupted) {
    tellPromises(script, words);
    checkAnswer(script.remember({ met: true }));
  } else script.wait('answer_check');
});

/** After a fact: whether it is clear, after a way out of a trouble: whether it will do (STD-3.1). */
function checkAnswer(script: Script): void {
  const { matter: about, lastSpoken } = script.memory;
  const last = lastSpoken.at(-1);
  if (last !== undefined && 'text' in last && /清楚了吗？$/u.test(last.text)) {
    script.wait('answer_check');
    return;
  }
  const matter = about ?? '';
  const helped = isTrouble(matter) && accountIntent(matter) === null;
  script.say(helped ? 'solve.check' : 'solve.understood').wait('answer_check');
}

/** A question in between was answered: the pending one is asked again. */
export const repliedAside = behave((script, { event }) => {
  if (event.type !== 'replied') return;
  rememberReply(script, event.outcome);
  const { question } = script.memory;
  if (question && 'phrase' in question) script.say(question.phrase, question);
  else if (question) script.add({ type: 'say_again', text: question.text });
  script.wait('question');
});

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
  noteObjection(script, scene);
  settleUnfinished(script, scene);
  script.remember({ matter: script.text });
  const department = departmentFor('default', scene.words.company);
  requestHandoff(script, { reason: 'danger', department });
});

/** Danger while a person is awaited already: the words at once, the waiting goes on. */
export const dangerWhileWaiting = onTurn((script, scene) => {
  noteObjection(script, scene);
  script.remember({ matter: script.text }).say('danger');
});

/** Identity could not be verified (asked for by the tool): a person, no consent needed. */
export const identityFailed = onTurn((script, { words }) => {
  const department = departmentOf(script.memory.matter ?? '', words.company);
  requestHandoff(script, { reason: 'identity_failed', department });
});
