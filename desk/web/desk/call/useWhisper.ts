/**
 * A supervisor's whisper: their voice comes through a room of its own, which the caller can't enter.
 * It is joined when the server says so, and left with the call.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { RoomLine } from '../../shared/RoomLine.ts';
import { tellDesk } from '../askDesk.ts';
import { grantShape } from '../workbenchApi.ts';

export interface Whisper {
  /** A supervisor is whispering. */
  readonly heard: boolean;
  /** Joins the whisper of this call. */
  readonly answer: () => void;
}

/** @param callId null: the person is in no call, and hears no whisper */
export function useWhisper(callId: string | null): Whisper {
  const [heard, setHeard] = useState(false);
  const line = useRef<RoomLine | null>(null);

  const leave = useCallback(() => {
    void line.current?.hangUp();
    line.current = null;
    setHeard(false);
  }, []);

  const answer = useCallback(() => {
    if (callId === null || line.current !== null) return;
    const joining = new RoomLine((event) => {
      if (event.type === 'line.closed' && line.current === joining) leave();
      if (event.type === 'line.others' && line.current === joining) {
        setHeard(event.count > 0);
        if (event.count === 0 && event.left) leave();
      }
    });
    line.current = joining;
    const path = `/calls/${encodeURIComponent(callId)}/whisper`;
    void tellDesk(path, grantShape).then(async (granted) => {
      if (!granted.ok || line.current !== joining) return leave();
      await joining.connect(granted.value).catch(leave);
    });
  }, [callId, leave]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another call has another whisper
  useEffect(() => leave, [callId, leave]);
  return { heard, answer };
}
