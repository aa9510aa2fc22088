/**
 * Objection to recording (REC-2.1g, decision 15): at once, at any moment, by the company's plan;
 * then the call goes on where it was. A complaint in the same breath is recorded whatever the plan.
 */
import type { Scene, Script } from './behaviour.ts';
import { questionBeside } from './businessText.ts';
import { plain } from './callerText.ts';
import { complaintIn } from './complaintElements.ts';
import { departmentFor } from './departments.ts';
import { goOn } from './goOn.ts';
import { requestHandoff, withdraw } from './handoff.ts';
import { settleUnfinished } from './record.ts';
import { hasSituation, onTurn } from './turn.ts';

/** Journals the objection and says the words of the plan "go on", where the caller objects in this turn. */
export function object(script: Script, scene: Scene): void {
  if (!hasSituation(scene, 'recording_objection')) return;
  noteObjection(script, scene);
  if (scene.words.company.objectionPlan === 'go_on') script.say('objection.go_on');
}

/** Journals the objection alone: it counts also where another situation speaks first (decision 11). */
export function noteObjection(script: Script, scene: Scene): void {
  if (!hasSituation(scene, 'recording_objection') || scene.event.type !== 'turn') return;
  if (!scene.memory.objected && scene.event.objectionNoted !== true) {
    const recording = takesBack(scene.event.text) ? 'withdrawn' : 'objected';
    const plan = scene.words.company.objectionPlan;
    script.journal({ type: 'consent.changed', recording, plan });
  }
  script.remember({ objected: true });
}

/** A consent that was given before is taken back (我收回同意). */
function takesBack(text: string): boolean {
  return /(?:撤回|收回|撤销)\S{0,6}(?:同意|授权|许可)|(?:刚才|之前)\S{0,6}同意\S{0,8}(?:不同意|反悔|后悔)/u.test(
    plain(text),
  );
}

/** The objection: the plan's words, then a question in the same breath, or on with what was asked. */
export const recordingObjection = onTurn((script, scene) => {
  object(script, scene);
  const question = questionBeside(script.text);
  if (question === null) goOn(script, scene.memory);
  else script.remember({ matter: question }).reply(question);
});

/** The plan "person": ETI-5e, no consent needed (decision 4). */
export const handOverObjector = onTurn((script, scene) => {
  object(script, scene);
  settleUnfinished(script, scene);
  const role = script.memory.complaint === null ? 'default' : 'complaints';
  const department = departmentFor(role, scene.words.company);
  const matter = script.memory.matter ?? script.text;
  requestHandoff(script.remember({ matter }), { reason: 'objection', department });
});

/** The plan "end": politely, and the caller hangs up first; a complaint is recorded all the same. */
export const endForObjector = onTurn((script, scene) => end(script, scene));

/** While a person is awaited: the words, and the waiting goes on. */
export const objectionWhileWaiting = onTurn((script, scene) => object(script, scene));

/** While a person is awaited, and the plan is to end: the offer is taken back first. */
export const endWhileWaiting = onTurn((script, scene) => {
  withdraw(script);
  end(script, scene);
});

function end(script: Script, scene: Scene): void {
  object(script, scene);
  const { complaint } = script.memory;
  if (complaint === null && hasSituation(scene, 'complaint')) {
    script.remember({ complaint: complaintIn(script.text), matter: script.text });
  }
  settleUnfinished(script, scene);
  script
    .say('objection.end')
    .add(
      { type: 'cancel', timer: 'silence' },
      { type: 'timer', timer: 'cut', afterMs: scene.words.company.farewellWaitMs },
    )
    .remember({ awaiting: 'nothing' });
}

/** Objects, and the company's plan is this. */
export function objectsWithPlan(plan: 'go_on' | 'person' | 'end') {
  return (scene: Scene) =>
    hasSituation(scene, 'recording_objection') && scene.words.company.objectionPlan === plan;
}
