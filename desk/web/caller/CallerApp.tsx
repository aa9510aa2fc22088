/**
 * The caller page: who this is, one button to ring, then the call. Sound, words, keys and every
 * trouble have a component each; this one only puts them together.
 */
import { useEffect, useMemo, useState } from 'react';
import { createTones } from '../shared/createTones.ts';
import { callerTexts as texts } from '../texts.ts';
import styles from './CallerApp.module.css';
import { CallPanel } from './CallPanel.tsx';
import type { CompanyInfo } from './callApi.ts';
import { readCompany } from './callApi.ts';
import { withPerson } from './callState.ts';
import { Header } from './Header.tsx';
import { StartPanel } from './StartPanel.tsx';
import { loadCall } from './savedCall.ts';
import { useBrowserEar } from './useBrowserEar.ts';
import { useCall } from './useCall.ts';
import { useCallSounds } from './useCallSounds.ts';
import { useHeldNews } from './useHeldNews.ts';

export function CallerApp() {
  const [company, setCompany] = useState<CompanyInfo | 'loading' | 'gone'>('loading');
  const [earOn, setEarOn] = useState(
    () => loadCall(sessionStorage, Date.now())?.browserEar ?? false,
  );
  const tones = useMemo(createTones, []);
  const call = useCall(earOn);
  const ear = useBrowserEar(call, earOn, setEarOn);
  const { state, control } = call;
  useCallSounds(state, tones);

  const idle = state.stage === 'idle';
  // Asked anew with each call: the company may have changed since the page was opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage is when, not what
  useEffect(() => {
    let left = false;
    void readCompany().then((info) => {
      if (!left) setCompany((before) => info ?? (typeof before === 'object' ? before : 'gone'));
    });
    return () => {
      left = true;
    };
  }, [idle]);

  const info = typeof company === 'object' ? company : null;
  useHeldNews(call, info?.held ?? null);
  const name = info?.company ?? '';
  useEffect(() => {
    document.title = texts.title(name);
  }, [name]);

  const ring = () => {
    tones.unlock();
    setEarOn(false);
    void control.ring();
  };

  return (
    <div className={styles.page}>
      <Header company={name} person={state.stage === 'talking' && withPerson(state)} />
      <main className={styles.main}>
        {idle || state.stage === 'ended' ? (
          <StartPanel
            state={state}
            knownEar={info?.ear ?? null}
            serverGone={company === 'gone'}
            onRing={ring}
          />
        ) : (
          <CallPanel call={call} ear={ear} tones={tones} keypadMenu={info?.keypadMenu ?? ''} />
        )}
      </main>
    </div>
  );
}
