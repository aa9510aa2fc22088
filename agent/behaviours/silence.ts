/**
 * Silence (ETI-6.1c, ETI-6.5b, decision 9) and speech that gives no words (ETI-6.1d). Each limit is
 * journaled just before what it causes. Who can't be heard, or types, is never probed.
 */
import type { CallMemory } from '../flow/memory.ts';
import { behave, type FlowEvent, type Scene, type Script } from './behaviour.ts';
import { endHold } from './holding.ts';
import { part } from './parting.ts';
import { clausesOfSituation } from './recognise.ts';
import { settleUnfinished } from './record.ts';

/** The limit of what was awaited is reached. */
function silent(script: Script): void {
  script.journal({ type: 'caller.silent', ms: script.limit });
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
function heardByVoice({ channel, ear, typing }: CallMemory): boolean {
  return channel === 'text' || (ear && !typing);
}

/** The opening stayed without an answer, or a repeated question did: probes. */
export const probe = behave((script) => {
  const { probes } = script.memory;
  silent(script);
  if (!heardByVoice(script.memory)) return sayQuestionAgain(script);
  if (probes === 0) enterOnce(script, 'silent');
  script
    .say('silent.probe')
    .remember({ probes: probes + 1 })
    .wait('probe');
});

/** Who can't be heard was asked once more and did not answer: no probes, but a farewell. */
export function isWithoutAnswer({ event, memory }: Scene): boolean {
  const { awaiting, question } = memory;
  const again = awaiting === 'question_again' || awaiting === 'probe';
  const asked = again || (awaiting === 'opening' && question === null);
  return isSilence(event) && asked && !heardByVoice(memory);
}

export const farewellWithoutAnswer = behave((script, scene) => {
  silent(script);
  settleUnfinished(script, scene);
  script.say('closing.no_reply');
  part(script, scene, 'no_reply');
});

/** All probes stayed without an answer. */
export const silentFarewell = behave((script, scene) => {
  settleUnfinished(script, scene);
  silent(script);
  script.say('silent.farewell');
  part(script, scene, 'silent');
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
export const repeatQuestion = behave((script) => {
  silent(script);
  sayQuestionAgain(script);
});

function sayQuestionAgain(script: Script): void {
  const { question } = script.memory;
  if (question && 'phrase' in question) script.say(question.phrase, question);
  else if (question) script.add({ type: 'say_again', text: question.text });
  script.wait('question_again');
}

/** After an answer, or after ETI-6.5a: asked (again), then the farewell and the line is cut. */
export const noReplyAtEnd = behave((script, scene) => {
  const { anythingElseAsked } = script.memory;
  silent(script);
  if (anythingElseAsked >= 2) {
    script.say('closing.no_reply');
    part(script, scene, 'no_reply');
    return;
  }
  if (!script.memory.noReply) enterOnce(script, 'no_reply_at_end');
  script
    .say('closing.anything_else')
    .remember({ anythingElseAsked: anythingElseAsked + 1, noReply: true })
    .wait('anything_else');
});

/** Speech without words: the first time a request to speak up, the second running the line is cut. */
export const inaudible = behave((script, scene) => {
  const run = script.memory.unintelligibleRun + 1;
  endHold(script, scene.at, 'caller');
  enterOnce(script, 'inaudible');
  script.remember({ unintelligibleRun: run, probes: 0, endReason: null });
  if (run >= 2) {
    settleUnfinished(script, scene);
    script.say('inaudible.second');
    part(script, scene, 'inaudible');
    return;
  }
  const { question } = script.memory;
  script.ask('inaudible.first').remember({ question });
});
