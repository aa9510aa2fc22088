/**
 * Who is signed in at this page, by the server's word: asked at the start, every half minute, when
 * the page is looked at again, and after each sign-in. A server that does not answer changes nothing
 * for who is in.
 */
import { useCallback, useEffect, useState } from 'react';
import { accountApi, type Session } from './accountApi.ts';

export type SessionState =
  | { readonly status: 'asking' }
  /** The server, or its database, is not there yet. */
  | { readonly status: 'waiting'; readonly why: 'database' | 'server' }
  | { readonly status: 'known'; readonly session: Session };

const askEveryMs = 30_000;
const retryMs = 2000;

export function useSession(): {
  readonly state: SessionState;
  readonly reload: () => Promise<void>;
} {
  const [state, setState] = useState<SessionState>({ status: 'asking' });

  const reload = useCallback(async () => {
    const answer = await accountApi.session();
    setState((before) => {
      if (answer.ok) return { status: 'known', session: answer.value };
      if (before.status === 'known' && before.session.person !== null) return before;
      return { status: 'waiting', why: answer.status === 503 ? 'database' : 'server' };
    });
  }, []);

  const signedIn = state.status === 'known' && state.session.person !== null;
  const open = state.status === 'known' && (signedIn || state.session.ready);
  useEffect(() => {
    void reload();
    const timer = setInterval(() => void reload(), open ? askEveryMs : retryMs);
    const seen = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [reload, open]);

  return { state, reload };
}
