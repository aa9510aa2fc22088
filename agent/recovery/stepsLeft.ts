/**
 * What a successor does of the dead process's plan: all of it, after its own apology; where processes
 * die one after another only the deeds, since what was said or looked up may be what kills them.
 * What can't be gone on with (an answer that only the dead process had) is asked for anew. Pure.
 */
import type { Step } from '../flow/events.ts';
import type { CallPhase } from '../ports.ts';
import type { ResumePoint } from './resumePoint.ts';

const spoken: ReadonlySet<Step['type']> = new Set(['say', 'say_again', 'reply', 'take_up', 'tool']);
/** Steps that change nothing outside of the process: for them alone no plan is written. */
const inward: ReadonlySet<Step['type']> = new Set(['timer', 'cancel', 'pace', 'forget']);

/** What a successor does by itself: the telephone is rung anew, whoever lifted off is briefed anew. */
const ofPersonsTelephone: ReadonlySet<Step['type']> = new Set(['dial', 'brief']);

/** Whether the caller will hear something of these steps. */
export function speaks(steps: readonly Step[]): boolean {
  return steps.some(({ type }) => spoken.has(type));
}

/** Whether a successor would have to know of these steps. */
export function isWorthAPlan(steps: readonly Step[]): boolean {
  return steps.some(({ type }) => !inward.has(type));
}

export function stepsLeft({ saved, steps, unheard }: ResumePoint, phase: CallPhase): Step[] {
  const rang = saved.memory.handoff?.leg === 'ringing';
  const left = steps.flatMap((step): readonly Step[] => {
    if (step.type === 'deliver' || ofPersonsTelephone.has(step.type)) return [];
    if (rang && step.type === 'journal' && step.entry.type === 'handoff.offered') return [];
    if (step.type !== 'resume') return [step];
    const { answering } = saved.memory;
    return answering === '' ? [] : [{ type: 'reply', text: answering }];
  });
  if (unheard !== null) left.push({ type: 'take_up', text: unheard });
  if (phase === 'with_person' && !left.some(({ type }) => type === 'step_back'))
    left.push({ type: 'step_back' });
  return left;
}

/** @param own what the flow wants for having resumed */
export function resumedSteps(own: readonly Step[], left: readonly Step[], again: boolean): Step[] {
  if (!again) return [...own, ...left];
  const deeds = left.filter(({ type }) => type === 'journal' || type === 'step_back');
  return [...deeds, ...own];
}
