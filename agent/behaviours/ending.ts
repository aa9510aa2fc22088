/** Ends that the agent does not choose, and facts that only change what is remembered. */
import { behave } from './behaviour.ts';
import { settleUnfinished } from './record.ts';

export const callerLeft = behave((script, scene) => {
  const { event } = scene;
  settleUnfinished(script, scene);
  const reason = event.type === 'caller.left' ? event.reason : 'hung_up';
  script.add({ type: 'end', by: 'caller', reason });
});

export const failed = behave((script, scene) => {
  const { event } = scene;
  settleUnfinished(script, scene);
  const reason = event.type === 'failed' ? event.reason : 'failed';
  const { handoff } = script.memory;
  if (handoff) script.add({ type: 'withdraw', handoffId: handoff.handoffId, cause: 'withdrawn' });
  script.add({ type: 'end', by: 'system', reason });
});

export const earChanged = behave((script, { event }) => {
  if (event.type === 'ear.changed') script.remember({ ear: event.ear });
});

export const personSaid = behave((script, { event }) => {
  if (event.type !== 'human.said') return;
  script.journal({ type: 'human.said', human: event.human, text: event.text });
});
