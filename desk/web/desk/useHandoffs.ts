/**
 * Sits at the desk: holds the socket open (that is the person's presence), follows the list of
 * waiting calls and the people, and says what state the person chose. A broken socket is opened
 * again, with that state; a page that another one has replaced stays out.
 */
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { ChosenState } from '../../../records/people/personStates.ts';
import { deskMessageSchema } from './deskApi.ts';
import { emptyQueue, type QueueState, queueReducer } from './queueReducer.ts';

const retryAfterMs = 1000;

/** This page, so that the server knows it again when it connects anew. */
const page = crypto.randomUUID();

export interface Handoffs {
  readonly queue: QueueState;
  choose(state: ChosenState): void;
}

export function useHandoffs(): Handoffs {
  const [queue, dispatch] = useReducer(queueReducer, emptyQueue);
  const socket = useRef<WebSocket | null>(null);
  const chosen = useRef<ChosenState>('available');

  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    let over = false;

    const open = () => {
      const opened = new WebSocket(addressOf(chosen.current));
      socket.current = opened;
      opened.onmessage = ({ data }) => {
        const read = deskMessageSchema.safeParse(JSON.parse(String(data)));
        if (!read.success) return;
        const message = read.data;
        if (message.type === 'handoffs') {
          dispatch({ type: 'listed', list: message, at: Date.now() });
        } else if (message.type === 'people') dispatch({ type: 'peopled', list: message });
        else {
          over = true;
          dispatch(message);
        }
      };
      opened.onclose = () => {
        if (over) return;
        dispatch({ type: 'broken' });
        retry = setTimeout(open, retryAfterMs);
      };
    };
    open();
    return () => {
      over = true;
      clearTimeout(retry);
      socket.current?.close();
    };
  }, []);

  const choose = useCallback((state: ChosenState) => {
    chosen.current = state;
    if (socket.current?.readyState !== WebSocket.OPEN) return;
    socket.current.send(JSON.stringify({ type: 'state', state }));
  }, []);

  return { queue, choose };
}

function addressOf(state: ChosenState): string {
  const url = new URL('/desk/api/socket', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = new URLSearchParams({ page, state }).toString();
  return url.href;
}
