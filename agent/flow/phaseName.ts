/** The phase of a call as one word, as `state.saved` and the logs name it: `live.complaint.elements`. */
import type { PhaseValue } from './flow.ts';

export function phaseName(value: PhaseValue): string {
  return typeof value === 'string'
    ? value
    : JSON.stringify(value).replace(/[{}"]/g, '').replaceAll(':', '.');
}
