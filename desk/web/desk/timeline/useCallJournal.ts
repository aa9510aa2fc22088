/** The journal of one call for React, as it grows; what the page has stays while the stream is away. */
import { useEffect, useState } from 'react';
import { deskAddress } from '../askDesk.ts';
import { mergeEvents, readEvents, type ShownPageEvent } from './pageEvent.ts';

export interface CallJournal {
  readonly events: readonly ShownPageEvent[];
  readonly status: 'none' | 'connecting' | 'current' | 'away';
}

const none: CallJournal = { events: [], status: 'none' };
const connecting: CallJournal = { events: [], status: 'connecting' };

/** @param callId null: no call is open @param whispered a supervisor whispers to this person */
export function useCallJournal(callId: string | null, whispered?: () => void): CallJournal {
  const [journal, setJournal] = useState(none);

  useEffect(() => {
    if (callId === null) {
      setJournal(none);
      return;
    }
    setJournal(connecting);
    const path = `/calls/${encodeURIComponent(callId)}/events`;
    const source = new EventSource(deskAddress(path));
    const be = (status: CallJournal['status']) => setJournal((before) => ({ ...before, status }));
    source.addEventListener('journal', ({ data }) => {
      const arrived = readEvents(parsed(data));
      setJournal(({ events }) => ({ events: mergeEvents(events, arrived), status: 'current' }));
    });
    source.addEventListener('current', () => be('current'));
    source.addEventListener('away', () => be('away'));
    source.addEventListener('whisper', () => whispered?.());
    source.onerror = () => be('away');
    return () => source.close();
  }, [callId, whispered]);

  return journal;
}

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}
