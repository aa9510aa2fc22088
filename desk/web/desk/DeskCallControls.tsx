/** Microphone and hang-up; a hang-up ends the caller's call too, so it is asked twice. */
import { Button, Popconfirm } from 'antd';
import { deskTexts } from '../texts.ts';
import type { DeskCallControl } from './DeskCallControl.ts';
import styles from './DeskCallControls.module.css';
import type { DeskCallState } from './deskCallReducer.ts';

const texts = deskTexts.call;

export interface DeskCallControlsProps {
  readonly state: DeskCallState;
  readonly control: DeskCallControl;
}

export function DeskCallControls({ state, control }: DeskCallControlsProps) {
  const { microphone } = state;
  const muted = microphone === 'muted';
  return (
    <div className={styles.controls}>
      <span className={styles.microphone} data-microphone={microphone} role="status">
        {texts.microphone[microphone]}
      </span>
      <Button disabled={microphone !== 'on' && !muted} onClick={() => control.mute(!muted)}>
        {muted ? texts.unmute : texts.mute}
      </Button>
      <Popconfirm
        placement="bottomRight"
        title={texts.hangUpQuestion}
        okText={texts.hangUpYes}
        cancelText={texts.hangUpNo}
        okButtonProps={{ danger: true }}
        onConfirm={() => void control.hangUp()}
      >
        <Button danger type="primary">
          {texts.hangUp}
        </Button>
      </Popconfirm>
    </div>
  );
}
