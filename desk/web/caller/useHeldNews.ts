/**
 * Tells a caller behind the shut gate that the wait goes on: words from this page's own memory, with
 * their caption; the agent is told that they were heard. Without a sound the caption alone remains.
 */
import { useEffect, useRef, useState } from 'react';
import type { SpokenWords } from './callApi.ts';
import { isHeld } from './callState.ts';
import { newsIn, type Quiet, quietSince } from './heldNews.ts';
import type { Call } from './useCall.ts';

export function useHeldNews({ state, control }: Call, words: SpokenWords | null): void {
  const sound = useSound(state.joinedAt === null ? null : (words?.audioUrl ?? null));
  const wordless = state.stage === 'talking' && isHeld(state);
  const shut = wordless && state.presence.shut;
  const quiet = useRef<Quiet>({ since: null });
  useEffect(() => {
    quiet.current = quietSince(quiet.current, wordless, Date.now());
  }, [wordless]);

  const text = words?.text ?? '';
  useEffect(() => {
    if (!shut || text === '') return;
    const audio = sound === null ? null : new Audio(sound);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      timer = setTimeout(() => void tell(), newsIn(quiet.current, Date.now()));
    };
    const tell = async () => {
      control.told(text);
      const heard = audio !== null && (await playToEnd(audio));
      if (heard) control.newsHeard();
      quiet.current = { since: Date.now() };
      wait();
    };
    wait();
    return () => {
      clearTimeout(timer);
      audio?.pause();
    };
  }, [shut, text, sound, control]);
}

/** Never resolves where it is stopped: then nobody waits for it any more. */
async function playToEnd(audio: HTMLAudioElement): Promise<boolean> {
  const ended = new Promise<boolean>((resolve) => {
    audio.onended = () => resolve(true);
    audio.onerror = () => resolve(false);
  });
  audio.currentTime = 0;
  const plays = await audio.play().then(
    () => true,
    () => false,
  );
  return plays && ended;
}

/** The sound at an address, kept in this page as long as it is wanted. */
function useSound(url: string | null): string | null {
  const [kept, setKept] = useState<string | null>(null);
  useEffect(() => {
    if (url === null) return;
    const leaving = new AbortController();
    let made: string | null = null;
    fetch(url, { signal: leaving.signal })
      .then(async (response) => {
        if (!response.ok) return;
        made = URL.createObjectURL(await response.blob());
        if (leaving.signal.aborted) URL.revokeObjectURL(made);
        else setKept(made);
      })
      .catch(() => undefined);
    return () => {
      leaving.abort();
      setKept(null);
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [url]);
  return kept;
}
