/** Before and after a call: the one button to ring, why it could not be rung, and how the last call ended. */
import { CaptionLog } from '../shared/CaptionLog.tsx';
import { formatDuration } from '../shared/formatDuration.ts';
import { callerTexts as texts } from '../texts.ts';
import type { CallState } from './callState.ts';
import { captionLabels } from './captionLabels.ts';
import { HandsetIcon } from './icons.tsx';
import { Notice } from './Notice.tsx';
import { refusalText } from './refusalText.ts';
import styles from './StartPanel.module.css';

export interface StartPanelProps {
  readonly state: CallState;
  /** Whether the installation recognises speech; null while not known. */
  readonly knownEar: boolean | null;
  readonly serverGone: boolean;
  readonly onRing: () => void;
}

export function StartPanel({ state, knownEar, serverGone, onRing }: StartPanelProps) {
  const { refusal, ending, captions } = state;
  const again = refusal !== null || ending !== null;
  const hint = knownEar === false ? texts.idleHintNoEar : texts.idleHint;
  const advice = refusal === null ? hint : texts.retryHint;
  return (
    <>
      {refusal !== null && <Notice kind="trouble">{refusalText(refusal)}</Notice>}
      {refusal === null && serverGone && <Notice kind="trouble">{texts.serverGone}</Notice>}
      {captions.lines.length > 0 && (
        <CaptionLog captions={captions} {...captionLabels} onSendAgain={() => undefined} />
      )}
      <div className={captions.lines.length > 0 ? styles.foot : styles.start}>
        {ending !== null && (
          <p className={styles.ending} role="status">
            {texts.endings[ending]}
            {state.answeredAt !== null && state.endedAt !== null && (
              <span className={styles.lasted}>
                {texts.lasted(formatDuration(state.endedAt - state.answeredAt))}
              </span>
            )}
          </p>
        )}
        <button type="button" className={styles.ring} onClick={onRing}>
          <HandsetIcon />
          {again ? texts.ringAgain : texts.ring}
        </button>
        {ending === null && <p className={styles.hint}>{advice}</p>}
        <a className={styles.privacy} href="/privacy" target="_blank" rel="noopener">
          {texts.privacy}
        </a>
      </div>
    </>
  );
}
