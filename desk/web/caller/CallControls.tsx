/** The row of buttons under a call: microphone with its level, keypad, hang-up. */
import { callerTexts as texts } from '../texts.ts';
import styles from './CallControls.module.css';
import type { CallState } from './callState.ts';
import { HandsetIcon, KeypadIcon, MicrophoneIcon, MutedIcon } from './icons.tsx';
import { LevelMeter } from './LevelMeter.tsx';

export interface CallControlsProps {
  readonly state: CallState;
  readonly microphoneTrack: MediaStreamTrack | null;
  readonly enabled: boolean;
  readonly keypad: boolean;
  readonly onKeypad: (open: boolean) => void;
  readonly onMute: (muted: boolean) => void;
  readonly onHangUp: () => void;
}

export function CallControls(props: CallControlsProps) {
  const { state, enabled, keypad } = props;
  const { microphone } = state;
  const muted = microphone === 'muted';
  const speaks = microphone === 'on' || muted;
  const ringing = state.stage === 'ringing' || state.stage === 'rejoining';
  return (
    <div className={styles.controls}>
      <LevelMeter track={microphone === 'on' ? props.microphoneTrack : null} />
      <p className={styles.microphone}>{texts.microphone[microphone]}</p>
      <div className={styles.buttons}>
        <button
          type="button"
          className={styles.button}
          data-muted={muted}
          disabled={!speaks}
          onClick={() => props.onMute(!muted)}
        >
          {muted ? <MutedIcon /> : <MicrophoneIcon />}
          {muted ? texts.unmute : texts.mute}
        </button>
        <button
          type="button"
          className={styles.button}
          aria-expanded={keypad}
          disabled={!enabled}
          onClick={() => props.onKeypad(!keypad)}
        >
          <KeypadIcon />
          {texts.keypad}
        </button>
        <button type="button" className={styles.hangUp} onClick={props.onHangUp}>
          <HandsetIcon down />
          {ringing && state.answeredAt === null ? texts.cancel : texts.hangUp}
        </button>
      </div>
    </div>
  );
}
