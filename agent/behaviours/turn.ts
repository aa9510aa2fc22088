/**
 * What every caller turn does before its situation speaks: situations are entered, the mood is
 * judged (REC-2.2d), runs of silence and of unintelligible speech end.
 */
import type { ReplyOutcome } from '../flow/events.ts';
import { type Behave, behave, type Recognition, type Scene, type Script } from './behaviour.ts';
import { toldIn } from './contactText.ts';
import { knowsCaller } from './earlierPromises.ts';
import { endHold } from './holding.ts';
import { dropLookUp } from './lookUp.ts';
import { moodOf } from './mood.ts';
import { ratingIn } from './ratingText.ts';
import { clausesOfSituation } from './recognise.ts';

/** The leading situation of a turn, or null for plain business. */
export function leading(scene: Scene): string | null {
  return scene.event.type === 'turn' ? (scene.event.recognitions[0]?.situation ?? null) : null;
}

export function hasSituation(scene: Scene, situation: string): boolean {
  return (
    scene.event.type === 'turn' &&
    scene.event.recognitions.some((recognition) => recognition.situation === situation)
  );
}

/** Whether a yes or no may be read from the turn: courtesies go with an answer, nothing else does. */
export function answersPlainly(scene: Scene): boolean {
  const situation = leading(scene);
  return situation === null || ['thanks', 'praise', 'nothing_more'].includes(situation);
}

export function enter(script: Script, recognitions: readonly Recognition[]): void {
  for (const { situation, by } of recognitions) {
    const clauses = clausesOfSituation(situation);
    script.journal({ type: 'situation.entered', situation, clauses, by });
  }
}

/** Situations whose own words soothe. */
const soothing = new Set(['complaint', 'abuse', 'danger']);

/** Turns that neither bring the call on nor count as no progress (REC-2.2g): they have their own course. */
const neutral = new Set([
  'need_unclear',
  'are_you_human',
  'instructions_request',
  'personal_info',
  'repeat',
]);

/** After these nobody is asked how satisfied they are (TRN-CSAT). */
const ends = new Set(['wrong_number', 'danger']);

/**
 * Wraps what a turn does. `enters` names the situations to journal (default: all recognised);
 * an answer to a question enters none, but for an objection in the same breath. `keepsLookUp`: the
 * caller still waits for a look-up; any other turn is about something else.
 */
export function onTurn(
  play: (script: Script, scene: Scene) => void,
  options: { readonly enters?: boolean; readonly keepsLookUp?: boolean } = {},
): Behave {
  return behave((script, scene) => {
    const { event } = scene;
    if (event.type !== 'turn') return;
    if (script.memory.hold?.reason === 'caller') endHold(script, scene.at, 'caller');
    if (options.keepsLookUp !== true) dropLookUp(script, scene.at, 'caller');
    const recognitions = event.recognitions.filter(
      ({ situation }) => options.enters !== false || situation === 'recording_objection',
    );
    enter(script, recognitions);
    if (event.outcome) {
      rememberReply(script, event.outcome);
      script.remember({ met: script.memory.met || event.outcome.informed });
      play(script, scene);
      return;
    }
    const score = script.memory.awaiting === 'rating' ? ratingIn(event.text) : null;
    if (score !== null) script.journal({ type: 'satisfaction.rated', score });
    const situation = leading(scene);
    const mood = moodOf(event.text, script.memory.mood, situation);
    const turnedBad = mood !== script.memory.mood && script.memory.mood === 'calm';
    if (mood !== script.memory.mood) {
      script.journal({ type: 'mood.changed', mood, quote: event.text.slice(0, 200) });
    }
    script.remember({
      mood,
      soured: script.memory.soured || mood !== 'calm',
      unintelligibleRun: 0,
      probes: 0,
      noReply: false,
      endReason: null,
      unrated: script.memory.unrated || recognitions.some(({ situation }) => ends.has(situation)),
      typing: event.via === 'text',
      lastWords: event.text,
      lastSpoken: [],
      saidBefore: script.memory.lastSpoken.flatMap((said) =>
        'phrase' in said ? [said.phrase] : [],
      ),
      told: toldIn(event.text, script.memory.told),
    });
    const soothed = event.recognitions.some(({ situation }) => soothing.has(situation));
    if (turnedBad && !soothed) script.say('mood.empathy');
    const { failures } = script.memory;
    play(script, scene);
    const gotOn = situation !== null && !neutral.has(situation);
    if (gotOn && script.memory.failures === failures) script.remember({ failures: 0 });
  });
}

/** What a reply of the model leaves behind: who the caller is, and what was said. */
export function rememberReply(script: Script, outcome: ReplyOutcome): void {
  const { customer } = outcome;
  if (customer) knowsCaller(script, customer);
  if (outcome.empty) return;
  script.remember({
    lastSpoken: [...script.memory.lastSpoken, { text: outcome.text }],
    answered: outcome.text,
  });
}
