/** The controls of the person's call as far as the line allows them now. */
import { useMemo } from 'react';
import { inCall } from '../deskCallReducer.ts';
import type { DeskCall } from '../useDeskCall.ts';
import type { CallControls } from './callControls.ts';

export function useCallControls({ state, control }: DeskCall): CallControls {
  const { microphone, status } = state;
  const busy = inCall(state);
  return useMemo(() => {
    const muted = microphone === 'muted';
    const talking = status === 'talking';
    return {
      muted,
      toggleMute: talking && (muted || microphone === 'on') ? () => control.mute(!muted) : null,
      heldSince: null,
      toggleHold: null,
      press: talking ? (key) => control.press(key) : null,
      transfer: null,
      backToBot: null,
      object: null,
      hangUp: busy ? () => void control.hangUp() : null,
    };
  }, [microphone, status, busy, control]);
}
