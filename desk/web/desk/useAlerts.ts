/**
 * Calls the person's attention to a call offered to them: a bell, the tab's title flashing, and the
 * browser's own notification where it is allowed. Otherwise the title shows how many wait.
 */
import { useEffect, useMemo, useState } from 'react';
import { createTones } from '../shared/createTones.ts';
import { deskTexts as texts } from '../texts.ts';
import type { WaitingHandoff } from './deskApi.ts';

const flashEveryMs = 1000;

export interface Alerts {
  /** Whether the browser can still be asked for notifications. */
  readonly askable: boolean;
  ask(): void;
  /** The browser lets the page make no sound before the person has touched it. */
  readonly silent: boolean;
}

export function useAlerts(offered: WaitingHandoff | null, waiting: number): Alerts {
  const tones = useMemo(createTones, []);
  const [permission, setPermission] = useState(() =>
    'Notification' in window ? Notification.permission : 'denied',
  );
  const [silent, setSilent] = useState(() => !navigator.userActivation.hasBeenActive);
  const offeredId = offered?.handoffId ?? null;
  const reason = offered === null ? '' : texts.reasons[offered.reason];

  useEffect(() => {
    const unlock = () => {
      tones.unlock();
      setSilent(false);
    };
    window.addEventListener('pointerdown', unlock);
    window.addEventListener('keydown', unlock);
    return () => {
      window.removeEventListener('pointerdown', unlock);
      window.removeEventListener('keydown', unlock);
    };
  }, [tones]);

  useEffect(() => (offeredId === null ? undefined : tones.bell()), [offeredId, tones]);

  useEffect(() => {
    const usual = texts.titleWaiting(waiting);
    document.title = usual;
    if (offeredId === null) return;
    let flash = false;
    const timer = setInterval(() => {
      flash = !flash;
      document.title = flash ? texts.titleRinging : usual;
    }, flashEveryMs);
    return () => clearInterval(timer);
  }, [offeredId, waiting]);

  useEffect(() => {
    if (offeredId === null || permission !== 'granted' || document.hasFocus()) return;
    const notice = new Notification(texts.alerts.offered(reason), { tag: offeredId });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
    return () => notice.close();
  }, [offeredId, permission, reason]);

  return {
    askable: permission === 'default',
    silent,
    ask: () => void Notification.requestPermission().then(setPermission),
  };
}
