/** The switch for the browser's own speech recognition, with whose service it is and where the voice goes. */
import { callerTexts as texts } from '../texts.ts';
import styles from './EarPanel.module.css';
import { Notice } from './Notice.tsx';
import type { EarSwitch } from './useBrowserEar.ts';

export interface EarPanelProps {
  readonly ear: EarSwitch;
  readonly muted: boolean;
}

export function EarPanel({ ear, muted }: EarPanelProps) {
  if (ear.vendor === null) return null;
  const paused = muted ? texts.ear.muted : texts.ear.paused;
  const state = ear.listening ? texts.ear.listening : paused;
  return (
    <>
      {ear.trouble !== null && <Notice kind="trouble">{texts.ear.troubles[ear.trouble]}</Notice>}
      <label className={styles.ear}>
        <input
          type="checkbox"
          role="switch"
          aria-checked={ear.on}
          aria-describedby="ear-notice"
          checked={ear.on}
          onChange={(event) => ear.turn(event.target.checked)}
        />
        <span>
          <span>{texts.ear.label(ear.vendor)}</span>
          <small id="ear-notice" className={styles.notice}>
            {ear.on && <b>{state} </b>}
            {texts.ear.notice(ear.vendor)}
          </small>
        </span>
      </label>
    </>
  );
}
