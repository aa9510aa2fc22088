/**
 * Plain business and courtesies: the model answers, the agent repeats, thanks, introduces itself,
 * and offers a person when two turns brought no progress (REC-2.2g).
 */
import type { Spoken } from '../flow/memory.ts';
import { behave, type Scene, type Script } from './behaviour.ts';
import { hasWords, plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { callbackDueAt, departmentFor, departmentOf, requestHandoff } from './handoff.ts';
import { offerPerson } from './outOfScope.ts';
import { onTurn } from './turn.ts';

/** No situation applies: the model's turn. */
export const answerByModel = onTurn((script) => {
  script
    .remember({ matter: script.text, anythingElseAsked: 0, awaiting: 'nothing' })
    .add({ type: 'reply', text: script.text });
});

/** The model's turn has ended with an answer, a question, or nothing. */
export const replied = behave((script, { event }) => {
  if (event.type !== 'replied') return;
  const { outcome } = event;
  const { customer } = outcome;
  if (customer) {
    const { name, title, phone } = customer;
    script.remember({ caller: { number: phone, name, title, verified: true } });
  }
  if (outcome.empty) {
    notUnderstood(script);
    return;
  }
  const spoken: Spoken = { text: outcome.text };
  script.remember({ lastSpoken: spoken, failures: 0 });
  if (outcome.asks) script.wait('question').remember({ question: spoken });
  else script.wait('answer_check').remember({ met: script.memory.met || outcome.informed });
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
export const personRequested = onTurn((script, { words }) => {
  const department = departmentOf(`${script.memory.matter ?? ''} ${script.text}`, words.company);
  script.remember({ matter: script.memory.matter ?? script.text });
  requestHandoff(script, { reason: 'caller_request', department, asked: true });
});

/** Danger to life or health: the house words are the transfer words. */
export const danger = onTurn((script, { words }) => {
  script.remember({ matter: script.text }).say('danger');
  const department = departmentFor('default', words.company);
  requestHandoff(script, { reason: 'danger', department });
});

export const otherLanguage = onTurn((script, { words }) => {
  script
    .remember({ matter: script.text })
    .say('other_language')
    .say('other_language', { form: 'english' });
  const department = departmentFor('default', words.company);
  requestHandoff(script, { reason: 'other_language', department });
});

/** Identity could not be verified (asked for by the tool): a person, no consent needed. */
export const identityFailed = onTurn((script, { words }) => {
  const department = departmentOf(script.memory.matter ?? '', words.company);
  requestHandoff(script, { reason: 'identity_failed', department });
});

/** The caller objects to recording: the company's plan (REC-2.1g), at once, then on with the call. */
export const recordingObjection = onTurn((script, { words }) => {
  const { objectionPlan, farewellWaitMs } = words.company;
  script.journal({ type: 'consent.changed', recording: 'objected', plan: objectionPlan });
  if (objectionPlan === 'end') {
    script.say('objection.end').add({ type: 'timer', timer: 'cut', afterMs: farewellWaitMs });
  } else if (objectionPlan === 'person') {
    const department = departmentFor('default', words.company);
    requestHandoff(script, { reason: 'objection', department });
  } else {
    script.say('objection.go_on');
    const { question } = script.memory;
    if (question && 'phrase' in question) script.say(question.phrase, question);
    script.wait(question ? 'question' : 'answer_check');
  }
});

/** The caller asks to hear it again (REC-2.2b). */
export const repeatLast = onTurn((script) => {
  const { lastSpoken, awaiting } = script.memory;
  if (lastSpoken && 'phrase' in lastSpoken) script.say(lastSpoken.phrase, lastSpoken);
  else if (lastSpoken) script.add({ type: 'say_again', text: lastSpoken.text });
  script.wait(awaiting === 'nothing' || awaiting === 'probe' ? 'question' : awaiting);
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
  script.say('suggestion.thanks');
  askAnythingElse(script.remember({ anythingElseAsked: 0 }));
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

/** 等一下, 找支笔: the caller needs a moment. */
export function needsMoment({ event }: Scene): boolean {
  return (
    event.type === 'turn' &&
    /^(?:\S{0,3}[，,])?(?:请|麻烦)?(?:您|你)?(?:等一下|等等|稍等|等会儿?|等我(?:一下|找)|我?(?:去)?(?:找|拿)(?:一)?(?:支|只|个|张)?(?:笔|纸))/u.test(
      plain(event.text),
    )
  );
}
