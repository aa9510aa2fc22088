/** Plays what a telephone would: the ring until the answer, a tone while waiting for a person, the busy phrase. */
import { useEffect } from 'react';
import type { Tones } from '../shared/createTones.ts';
import { type CallState, isHeld } from './callState.ts';

export function useCallSounds(state: CallState, tones: Tones): void {
  const ringing = state.stage === 'ringing';
  useEffect(() => (ringing ? tones.ring() : undefined), [ringing, tones]);

  const waiting = state.stage === 'talking' && isHeld(state);
  useEffect(() => (waiting ? tones.hold() : undefined), [waiting, tones]);

  const busyAudio = state.refusal?.kind === 'busy' ? state.refusal.audioUrl : null;
  useEffect(() => {
    if (busyAudio === null) return;
    const audio = new Audio(busyAudio);
    audio.play().catch(() => undefined);
    return () => audio.pause();
  }, [busyAudio]);
}
