/** The call of the person at the desk for React: its state and its control; kept for a reload, and never left unasked. */
import { useEffect, useReducer, useRef } from 'react';
import { DeskCallControl } from './DeskCallControl.ts';
import { type DeskCallState, deskCallReducer, inCall, noDeskCall } from './deskCallReducer.ts';
import { rememberHandoff } from './rememberedHandoff.ts';

export interface DeskCall {
  readonly state: DeskCallState;
  readonly control: DeskCallControl;
}

export function useDeskCall(): DeskCall {
  const [state, dispatch] = useReducer(deskCallReducer, noDeskCall);
  const kept = useRef<DeskCallControl | null>(null);
  kept.current ??= new DeskCallControl(dispatch);

  const { status, handoffId, handoff, joinedAt, captions } = state;
  useEffect(() => {
    if (status !== 'talking' || handoffId === null || joinedAt === null) return;
    rememberHandoff({ handoffId, handoff, joinedAt, captions: [...captions.lines] });
  }, [status, handoffId, handoff, joinedAt, captions.lines]);

  const busy = inCall(state);
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);

  return { state, control: kept.current };
}
