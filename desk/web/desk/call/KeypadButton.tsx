/** The telephone keys, in a panel above their button. */
import { Button, Popover } from 'antd';
import { callerTexts, deskTexts } from '../../texts.ts';
import styles from './ControlBar.module.css';
import type { CallControls } from './callControls.ts';

const keys = '123456789*0#'.split('');

export interface KeypadButtonProps {
  readonly press: CallControls['press'];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

export function KeypadButton({ press, open, onOpen }: KeypadButtonProps) {
  return (
    <Popover
      trigger="click"
      open={open && press !== null}
      onOpenChange={(shown) => onOpen(shown && press !== null)}
      content={
        <div className={styles.keys}>
          {keys.map((key) => (
            <Button key={key} aria-label={callerTexts.key(key)} onClick={() => press?.(key)}>
              {key}
            </Button>
          ))}
        </div>
      }
    >
      <Button disabled={press === null}>{deskTexts.call.requests.keypad}</Button>
    </Popover>
  );
}
