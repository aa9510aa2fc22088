/** The text box, an equal way to talk: Enter sends, Shift+Enter breaks the line, an input method's Enter does neither. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { isSubmitKey } from '../shared/isSubmitKey.ts';
import { callerTexts as texts } from '../texts.ts';
import styles from './MessageBox.module.css';

export const messageLimit = 2000;

export interface MessageBoxProps {
  /** Typing is the main way to talk: the box takes the focus. */
  readonly inviting: boolean;
  readonly onSend: (text: string) => void;
  readonly onTyping: () => void;
}

export function MessageBox({ inviting, onSend, onTyping }: MessageBoxProps) {
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    // On a phone the focus would open the keyboard over half the page.
    if (inviting && window.matchMedia('(pointer: fine)').matches) box.current?.focus();
  }, [inviting]);

  const send = () => {
    const words = text.trim();
    if (words === '') return;
    onSend(words);
    setText('');
    box.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form className={`${styles.box} ${inviting ? styles.inviting : ''}`} onSubmit={submit}>
      <textarea
        ref={box}
        className={styles.text}
        rows={1}
        value={text}
        maxLength={messageLimit}
        enterKeyHint="send"
        aria-label={texts.message}
        placeholder={texts.messagePlaceholder}
        onChange={(event) => {
          setText(event.target.value);
          onTyping();
        }}
        onKeyDown={(event) => {
          const { isComposing, keyCode } = event.nativeEvent;
          if (!isSubmitKey({ key: event.key, shiftKey: event.shiftKey, isComposing, keyCode }))
            return;
          event.preventDefault();
          send();
        }}
      />
      <span role="status" className={styles.limit}>
        {text.length >= messageLimit && texts.messageFull(messageLimit)}
      </span>
      <button type="submit" className={styles.send} disabled={text.trim() === ''}>
        {texts.send}
      </button>
    </form>
  );
}
