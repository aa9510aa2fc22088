/**
 * Silence (ETI-6.1c, ETI-6.5b, decision 9) and speech that gives no words (ETI-6.1d). Each limit is
 * journaled just before what it causes. Who can't be heard, or types, is never probed.
 */
import { behave, type FlowEvent, type Scene, type Script } from './behaviour.ts';
import { clausesOfSituation } from './recognise.ts';
import { settleUnfinished } from './record.ts';

function silent(script: Script, milliseconds: number): void {
  script.journal({ type: 'caller.silent', ms: script.patience(milliseconds) });
}

function enterOnce(script: Script, situation: string): void {
  script.journal({
    type: 'situation.entered',
    situation,
    clauses: clausesOfSituation(situation),
    by: 'rule',
  });
}

/** Can this caller be probed by voice at all. */
function heardByVoice(script: Script): boolean {
  return script.memory.channel === 'text' || (script.memory.ear && !script.memory.typing);
}

/** The opening stayed without an answer, or a repeated question did: probes. */
export const probe = behave((script, scene) => {
  const { words } = scene;
  const { silence } = words.company;
  const { awaiting, probes } = script.memory;
  silent(script, awaiting === 'question_again' ? silence.afterQuestionMs : silence.silentProbeMs);
  if (!heardByVoice(script)) return probeByText(script, scene);
  if (probes === 0) enterOnce(script, 'silent');
  script.say('silent.probe').remember({ probes: probes + 1 });
  if (probes + 1 < silence.silentProbes) script.wait('probe');
  else script.wait('probe', silence.silentFarewellMs);
});

/** Without an ear: the question once more, then the farewell of ETI-6.5b. */
function probeByText(script: Script, scene: Scene): void {
  const { question } = script.memory;
  if (script.memory.awaiting === 'question_again' || !question) {
    settleUnfinished(script, scene);
    script.say('closing.no_reply').add({ type: 'end', by: 'agent', reason: 'no_reply' });
    return;
  }
  sayQuestionAgain(script);
}

/** All probes stayed without an answer. */
export const silentFarewell = behave((script, scene) => {
  const { words } = scene;
  settleUnfinished(script, scene);
  silent(script, words.company.silence.silentFarewellMs);
  script.say('silent.farewell').add({ type: 'end', by: 'agent', reason: 'silent' });
});

export function probesAreOver({ event, memory, words }: Scene): boolean {
  return (
    isSilence(event) &&
    memory.awaiting === 'probe' &&
    memory.probes >= words.company.silence.silentProbes
  );
}

/** ETI-6.5a was said twice in this ending: the farewell is next. */
export function askedEnough({ event, memory }: Scene): boolean {
  return isSilence(event) && memory.awaiting === 'anything_else' && memory.anythingElseAsked >= 2;
}

function isSilence(event: FlowEvent): boolean {
  return event.type === 'timer' && event.timer === 'silence';
}

/** A question stayed without its answer: it is said once more. */
export const repeatQuestion = behave((script, { words }) => {
  silent(script, words.company.silence.afterQuestionMs);
  sayQuestionAgain(script);
});

function sayQuestionAgain(script: Script): void {
  const { question } = script.memory;
  if (question && 'phrase' in question) script.say(question.phrase, question);
  else if (question) script.add({ type: 'say_again', text: question.text });
  script.wait('question_again');
}

/** After an answer, or after ETI-6.5a: asked (again), then the farewell and the line is cut. */
export const noReplyAtEnd = behave((script, { words }) => {
  const { silence } = words.company;
  const { awaiting, anythingElseAsked } = script.memory;
  silent(script, awaiting === 'answer_check' ? silence.afterAnswerMs : lastLimit(script, silence));
  if (anythingElseAsked >= 2) {
    script.say('closing.no_reply').add({ type: 'end', by: 'agent', reason: 'no_reply' });
    return;
  }
  if (!script.memory.noReply) enterOnce(script, 'no_reply_at_end');
  script
    .say('closing.anything_else')
    .remember({ anythingElseAsked: anythingElseAsked + 1, noReply: true });
  if (anythingElseAsked + 1 >= 2) script.wait('anything_else', silence.beforeFarewellMs);
  else script.wait('anything_else');
});

function lastLimit(
  script: Script,
  silence: { afterAnythingElseMs: number; beforeFarewellMs: number },
): number {
  return script.memory.anythingElseAsked >= 2
    ? silence.beforeFarewellMs
    : silence.afterAnythingElseMs;
}

/** Speech without words: the first time a request to speak up, the second running the line is cut. */
export const inaudible = behave((script, scene) => {
  const run = script.memory.unintelligibleRun + 1;
  enterOnce(script, 'inaudible');
  script.remember({ unintelligibleRun: run, probes: 0 });
  if (run >= 2) {
    settleUnfinished(script, scene);
    script.say('inaudible.second').add({ type: 'end', by: 'agent', reason: 'inaudible' });
    return;
  }
  const { question } = script.memory;
  script.ask('inaudible.first').remember({ question });
});

/** The caller asked for a moment (等一下, 找支笔): timers are off for a while. */
export const grantMoment = behave((script, { words }) => {
  script
    .say('listening.yes')
    .add(
      { type: 'cancel', timer: 'silence' },
      { type: 'timer', timer: 'notes', afterMs: words.company.silence.takingNotesMs },
    );
});

/** The moment is over: what was awaited before is awaited again. */
export const momentOver = behave((script) => {
  script.wait(script.memory.awaiting);
});
