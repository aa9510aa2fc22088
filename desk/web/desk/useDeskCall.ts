/** The call of the person at the desk for React: its state and its control; asks before the page is left in a call. */
import { useEffect, useReducer, useRef } from 'react';
import { DeskCallControl } from './DeskCallControl.ts';
import { type DeskCallState, deskCallReducer, inCall, noDeskCall } from './deskCallReducer.ts';

export interface DeskCall {
  readonly state: DeskCallState;
  readonly control: DeskCallControl;
}

export function useDeskCall(): DeskCall {
  const [state, dispatch] = useReducer(deskCallReducer, noDeskCall);
  const kept = useRef<DeskCallControl | null>(null);
  kept.current ??= new DeskCallControl(dispatch);

  const busy = inCall(state);
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);

  return { state, control: kept.current };
}
