/** Ends that the agent does not choose, and facts that only change what is remembered. */
import { behave, type Scene } from './behaviour.ts';
import { endHold } from './holding.ts';
import { dropLookUp } from './lookUp.ts';
import { settleUnfinished } from './record.ts';

export const callerLeft = behave((script, scene) => {
  const { event, at } = scene;
  dropLookUp(script, at, 'caller');
  endHold(script, at, 'caller');
  settleUnfinished(script, scene);
  const reason = event.type === 'caller.left' ? event.reason : 'hung_up';
  script.add({ type: 'end', by: 'caller', reason });
});

export const failed = behave((script, scene) => {
  const { event, at } = scene;
  dropLookUp(script, at, 'fault');
  endHold(script, at, 'fault');
  settleUnfinished(script, scene);
  const reason = event.type === 'failed' ? event.reason : 'failed';
  const { handoff } = script.memory;
  if (handoff) script.add({ type: 'withdraw', handoffId: handoff.handoffId, cause: 'withdrawn' });
  script.add({ type: 'end', by: 'system', reason });
});

/** Limits are others with an ear than without one: what is awaited is awaited anew. */
export const earChanged = behave((script, { event }) => {
  const { ear, awaiting, hold } = script.memory;
  if (event.type !== 'ear.changed' || event.ear === ear) return;
  script.remember({ ear: event.ear });
  if (awaiting !== 'nothing' && hold === null) script.wait(awaiting);
});

/** A caller by phone who can't be heard any more, and was not asked anything: the menu. */
export function losesEarByPhone({ event, memory }: Scene): boolean {
  const { channel, ear, contact, awaiting } = memory;
  const lost = event.type === 'ear.changed' && !event.ear && ear && channel === 'phone';
  return lost && contact === null && awaiting !== 'nothing' && awaiting !== 'question';
}

export const personSaid = behave((script, { event }) => {
  if (event.type !== 'human.said') return;
  script.journal({ type: 'human.said', human: event.human, text: event.text });
});
