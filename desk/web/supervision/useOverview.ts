/** Follows everything that goes on; while the connection is away the last picture stays, marked as old. */
import { useEffect, useState } from 'react';
import { deskAddress } from '../desk/askDesk.ts';
import { type Overview, overviewShape } from './overview.ts';

export interface OverviewState {
  /** Null before the first picture. */
  readonly overview: Overview | null;
  readonly online: boolean;
  /** Server's clock minus this browser's, in ms. */
  readonly clockAheadMs: number;
}

export function useOverview(): OverviewState {
  const [state, setState] = useState<OverviewState>({
    overview: null,
    online: true,
    clockAheadMs: 0,
  });

  useEffect(() => {
    const source = new EventSource(deskAddress('/supervision/events'));
    source.addEventListener('overview', ({ data }) => {
      const read = overviewShape.safeParse(parsed(data));
      if (!read.success) return;
      const clockAheadMs = Date.parse(read.data.now) - Date.now();
      setState({ overview: read.data, online: true, clockAheadMs });
    });
    source.onopen = () => setState((before) => ({ ...before, online: true }));
    source.onerror = () => setState((before) => ({ ...before, online: false }));
    return () => source.close();
  }, []);

  return state;
}

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}
