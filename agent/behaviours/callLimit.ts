/**
 * No call lasts for ever: shortly before the company's longest time the caller is told, and when it
 * is over, what was begun is put on record, and the call ends. A caller who waits for a person, or
 * speaks with one, is not cut off: their time is looked at again later.
 */
import { behave, type Scene } from './behaviour.ts';
import { endHold } from './holding.ts';
import { dropLookUp } from './lookUp.ts';
import { settleUnfinished } from './record.ts';

/** While a person has the caller, their time is looked at again after so long, in ms. */
const LATER_MS = 30_000;

export function wasToldOfLimit({ memory }: Scene): boolean {
  return memory.limitTold;
}

/** The end is near: said once, then what was awaited is awaited anew. */
export const tellLimit = behave((script, { words: { company } }) => {
  const { awaiting, hold } = script.memory;
  script
    .remember({ limitTold: true })
    .say('limit.near')
    .add({ type: 'timer', timer: 'limit', afterMs: company.callLimit.warnBeforeMs });
  if (awaiting !== 'nothing' && hold === null) script.wait(awaiting);
});

export const reachLimit = behave((script, scene) => {
  dropLookUp(script, scene.at, 'limit');
  endHold(script, scene.at, 'limit');
  settleUnfinished(script, scene);
  script.say('limit.reached').add({ type: 'end', by: 'agent', reason: 'limit' });
});

export const lookAtLimitLater = behave((script) => {
  script.add({ type: 'timer', timer: 'limit', afterMs: LATER_MS });
});
