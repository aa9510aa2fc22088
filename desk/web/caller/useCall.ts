/**
 * The page's call for React: its state, its control, and the two things that must happen by
 * themselves: the running call is kept for a reload, and a call with nobody at the other end does
 * not go on for ever.
 */
import { type Dispatch, useEffect, useReducer, useRef } from 'react';
import { CallControl } from './CallControl.ts';
import { type CallAction, callReducer } from './callReducer.ts';
import { absenceLimit, type CallState, idleCall } from './callState.ts';
import { forgetCall, loadCall, saveCall } from './savedCall.ts';

const saveEveryMs = 2000;

export interface Call {
  readonly state: CallState;
  readonly control: CallControl;
  readonly dispatch: Dispatch<CallAction>;
}

export function useCall(browserEar: boolean): Call {
  const [state, dispatch] = useReducer(callReducer, idleCall);
  const kept = useRef<CallControl | null>(null);
  kept.current ??= new CallControl(dispatch);
  const control = kept.current;

  useEffect(() => {
    const saved = loadCall(sessionStorage, Date.now());
    forgetCall(sessionStorage);
    if (saved !== null) void control.comeBack(saved);
  }, [control]);

  useEffect(() => {
    if (state.stage === 'ended' || state.refusal !== null) {
      forgetCall(sessionStorage);
      return;
    }
    if (state.joinedAt === null) return;
    const save = () => {
      if (control.grant === null) return;
      const { answeredAt, captions } = state;
      const seen = { answeredAt, browserEar, captions: captions.lines, seenAt: Date.now() };
      saveCall(sessionStorage, { ...control.grant, ...seen });
    };
    save();
    const timer = setInterval(save, saveEveryMs);
    window.addEventListener('pagehide', save);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', save);
    };
  }, [control, state, browserEar]);

  const limit = absenceLimit(state);
  const { at, ending } = limit ?? { at: null, ending: null };
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => void control.hangUp(ending), at - Date.now());
    return () => clearTimeout(timer);
  }, [control, at, ending]);

  return { state, control, dispatch };
}
