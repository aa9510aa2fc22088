/** The telephone keys. While the focus is among them, the computer's own digit keys press them too. */
import { callerTexts as texts } from '../texts.ts';
import styles from './Keypad.module.css';

const keys = [...'123456789*0#'];

export interface KeypadProps {
  /** Which key stands for what; '' for none. */
  readonly menu: string;
  readonly onPress: (key: string) => void;
}

export function Keypad({ menu, onPress }: KeypadProps) {
  return (
    <fieldset
      className={styles.keypad}
      aria-label={texts.keypadPanel}
      onKeyDown={(event) => {
        if (!event.ctrlKey && !event.metaKey && keys.includes(event.key)) onPress(event.key);
      }}
    >
      {menu !== '' && <p className={styles.menu}>{menu}</p>}
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          className={styles.key}
          aria-label={texts.key(key)}
          onClick={() => onPress(key)}
        >
          {key}
        </button>
      ))}
    </fieldset>
  );
}
