/**
 * The supervisor's way into one call at a time: listening unseen, whispering to the person through a
 * room of its own, or joining openly. Leaving ends all of it.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { tellDesk } from '../desk/askDesk.ts';
import { RoomLine } from '../shared/RoomLine.ts';

export type ListenMode = 'listen' | 'whisper' | 'join';

export interface Listening {
  readonly callId: string;
  readonly mode: ListenMode;
  readonly status: 'connecting' | 'on' | 'over';
}

const room = z.object({ token: z.string() });
const entered = z.object({ url: z.string(), line: room, whisper: room.nullable() });

export interface Listener {
  readonly listening: Listening | null;
  /** @returns null, or the server's reason against it ('' where it gave none) */
  enter(callId: string, mode: ListenMode): Promise<string | null>;
  leave(): void;
}

export function useListening(): Listener {
  const [listening, setListening] = useState<Listening | null>(null);
  const lines = useRef<RoomLine[]>([]);

  const hangUp = useCallback(() => {
    for (const line of lines.current.splice(0)) void line.hangUp();
  }, []);
  const leave = useCallback(() => {
    hangUp();
    setListening(null);
  }, [hangUp]);
  useEffect(() => hangUp, [hangUp]);

  const enter = useCallback(
    async (callId: string, mode: ListenMode): Promise<string | null> => {
      hangUp();
      setListening({ callId, mode, status: 'connecting' });
      const path = `/supervision/calls/${encodeURIComponent(callId)}/enter`;
      const answer = await tellDesk(path, entered, { mode });
      if (!answer.ok) {
        setListening(null);
        return answer.message ?? '';
      }
      const { url, line: grant, whisper } = answer.value;
      const line = new RoomLine((event) => {
        if (event.type !== 'line.closed' || !lines.current.includes(line)) return;
        hangUp();
        setListening({ callId, mode, status: 'over' });
      });
      const voice = mode === 'join' ? line : new RoomLine(() => undefined);
      lines.current = [line, voice];
      try {
        await line.connect({ url, token: grant.token });
        if (whisper !== null) await voice.connect({ url, token: whisper.token });
      } catch {
        leave();
        return '';
      }
      setListening({ callId, mode, status: 'on' });
      if (mode !== 'listen') await voice.microphone.start();
      return null;
    },
    [hangUp, leave],
  );

  return { listening, enter, leave };
}
