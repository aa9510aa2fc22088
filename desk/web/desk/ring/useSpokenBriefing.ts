/**
 * Tells by voice what a ringing call is about, for people who like it; each browser remembers its own
 * choice, off at first. It ends with the ring: the page is in no room before, so no caller hears it.
 */
import { useEffect, useState } from 'react';

const kept = 'three-rings.spoken-briefing';
/** After the first strokes of the bell. */
const afterBellMs = 1_200;

export interface SpokenBriefing {
  readonly on: boolean;
  choose(on: boolean): void;
}

export function useSpokenBriefing(handoffId: string | null): SpokenBriefing {
  const [on, setOn] = useState(() => localStorage.getItem(kept) === 'on');
  useEffect(() => {
    if (!on || handoffId === null) return;
    const audio = new Audio(`/desk/api/handoffs/${encodeURIComponent(handoffId)}/briefing`);
    const timer = setTimeout(() => void audio.play().catch(() => undefined), afterBellMs);
    return () => {
      clearTimeout(timer);
      audio.pause();
      audio.removeAttribute('src');
    };
  }, [on, handoffId]);
  return {
    on,
    choose(chosen) {
      localStorage.setItem(kept, chosen ? 'on' : 'off');
      setOn(chosen);
    },
  };
}
