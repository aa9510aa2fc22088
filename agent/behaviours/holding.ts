/** A wait that both sides know of, in the journal: when it began, why, and how long it took. */
import type { HoldMemory } from '../flow/memory.ts';
import type { Script } from './behaviour.ts';

/** Why a wait ended: it brought what it was for, the caller spoke or gave up, or it was too long. */
export type HoldEnd = 'done' | 'caller' | 'limit' | 'fault';

export function startHold(script: Script, at: Date, reason: HoldMemory['reason']): void {
  script
    .journal({ type: 'hold.started', reason })
    .remember({ hold: { reason, since: at.toISOString(), lookUp: null } });
}

/** Ends the wait, where there is one. */
export function endHold(script: Script, at: Date, reason: HoldEnd): void {
  const { hold } = script.memory;
  if (hold === null) return;
  script
    .journal({ type: 'hold.ended', reason, ms: at.getTime() - Date.parse(hold.since) })
    .remember({ hold: null });
}
