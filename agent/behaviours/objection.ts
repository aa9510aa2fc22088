/** Objection to recording (REC-2.1g): at once, at any moment, by the company's plan. */
import { type Behave, behave, type Scene, type Script } from './behaviour.ts';
import { departmentFor } from './departments.ts';
import { requestHandoff } from './handoff.ts';
import { hasSituation, onTurn } from './turn.ts';

/** Journals the objection and says the words of the plan "go on", where the caller objects in this turn. */
export function object(script: Script, scene: Scene): void {
  if (!hasSituation(scene, 'recording_objection')) return;
  const plan = scene.words.company.objectionPlan;
  script.journal({ type: 'consent.changed', recording: 'objected', plan });
  if (plan === 'go_on') script.say('objection.go_on');
}

/** The objection alone: the plan, then on with what was asked. */
export const recordingObjection: Behave = onTurn((script, scene) => {
  object(script, scene);
  const { objectionPlan, farewellWaitMs } = scene.words.company;
  if (objectionPlan === 'end') {
    script
      .say('objection.end')
      .add({ type: 'timer', timer: 'cut', afterMs: farewellWaitMs })
      .remember({ awaiting: 'nothing' });
  } else if (objectionPlan === 'person') {
    const department = departmentFor('default', scene.words.company);
    requestHandoff(script, { reason: 'objection', department });
  } else {
    askAgain(script);
  }
});

/** While a person is awaited: the words, and the waiting goes on. */
export const objectionWhileWaiting: Behave = onTurn((script, scene) => object(script, scene));

function askAgain(script: Script): void {
  const { question } = script.memory;
  if (question && 'phrase' in question) script.say(question.phrase, question);
  script.wait(question ? 'question' : 'answer_check');
}

/** Nothing happens; the turn is in the journal. */
export const noted: Behave = behave(() => {});
