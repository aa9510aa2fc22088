/**
 * The switch for the browser's own speech recognition. Off until the caller turns it on; it pauses
 * while the agent speaks, while muted, and once a person is on the line, who hears for themselves.
 */
import { useEffect, useMemo, useState } from 'react';
import {
  createBrowserEar,
  type EarTrouble,
  type EarVendor,
  earVendor,
  findRecognition,
} from './browserEar.ts';
import { type CallState, companyOf } from './callState.ts';
import type { Call } from './useCall.ts';

export interface EarSwitch {
  /** Null where the browser has no recognition: no switch then. */
  readonly vendor: EarVendor | null;
  readonly on: boolean;
  readonly listening: boolean;
  readonly trouble: EarTrouble | null;
  turn(on: boolean): void;
}

const partialId = 'browser-ear';

/** Whether the ear should listen now. */
export function earListens(state: CallState): boolean {
  const withAgent = companyOf(state) === 'agent' && !state.presence.agentSpeaking;
  return state.stage === 'talking' && withAgent && state.microphone !== 'muted';
}

export function useBrowserEar(
  { state, control, dispatch }: Call,
  on: boolean,
  setOn: (on: boolean) => void,
): EarSwitch {
  const Maker = useMemo(() => findRecognition(window), []);
  const [trouble, setTrouble] = useState<EarTrouble | null>(null);
  const inCall = state.joinedAt !== null && state.stage !== 'ended';
  const listening = on && earListens(state);

  const ear = useMemo(() => {
    if (Maker === null || !on || !inCall) return null;
    const partial = (text: string) => {
      const caption = { id: partialId, speaker: 'caller', way: 'browser', text } as const;
      dispatch({ type: 'said', caption: { ...caption, at: Date.now() }, final: false });
    };
    return createBrowserEar(Maker, {
      heard: (text, final) => {
        partial(final ? '' : text);
        if (final) control.say(text, 'browser');
        else control.typing();
      },
      failed: (found) => {
        partial('');
        setTrouble(found);
        setOn(false);
      },
    });
  }, [Maker, on, inCall, control, dispatch, setOn]);

  useEffect(() => () => ear?.close(), [ear]);
  useEffect(() => ear?.listen(listening), [ear, listening]);
  useEffect(() => {
    if (ear === null) return;
    control.browserEar(true);
    return () => control.browserEar(false);
  }, [ear, control]);

  return {
    vendor: Maker === null ? null : earVendor(navigator.userAgent, navigator.vendor),
    on,
    listening,
    trouble,
    turn: (next) => {
      setTrouble(null);
      setOn(next);
    },
  };
}
