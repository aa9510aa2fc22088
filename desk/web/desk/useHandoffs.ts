/**
 * Sits at the desk: holds the stream open (that is the person's presence) and follows the list of
 * waiting calls. A broken stream is opened again; a page that another one has replaced stays out.
 */
import { useEffect, useReducer } from 'react';
import { z } from 'zod';
import { handoffListSchema } from './deskApi.ts';
import { emptyQueue, type QueueState, queueReducer } from './queueReducer.ts';

const replacedSchema = z.object({ message: z.string() });
const retryAfterMs = 3000;

/** This page, so that the server knows it again when it connects anew. */
const page = crypto.randomUUID();

export function useHandoffs(workNumber: string): QueueState {
  const [state, dispatch] = useReducer(queueReducer, emptyQueue);

  useEffect(() => {
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let replaced = false;

    const open = () => {
      const query = new URLSearchParams({ workNumber, page });
      const opened = new EventSource(`/desk/api/events?${query}`);
      source = opened;
      opened.onopen = () => dispatch({ type: 'opened' });
      opened.addEventListener('handoffs', ({ data }) => {
        const list = readJson(handoffListSchema, data);
        if (list !== null) dispatch({ type: 'listed', list, at: Date.now() });
      });
      opened.addEventListener('replaced', ({ data }) => {
        replaced = true;
        opened.close();
        const message = readJson(replacedSchema, data)?.message ?? '';
        dispatch({ type: 'replaced', message });
      });
      opened.onerror = () => {
        if (replaced) return;
        dispatch({ type: 'broken' });
        if (opened.readyState === EventSource.CLOSED) retry = setTimeout(open, retryAfterMs);
      };
    };
    open();
    return () => {
      clearTimeout(retry);
      source?.close();
    };
  }, [workNumber]);

  return state;
}

function readJson<T>(shape: z.ZodType<T>, data: unknown): T | null {
  try {
    return shape.parse(JSON.parse(String(data)));
  } catch {
    return null;
  }
}
