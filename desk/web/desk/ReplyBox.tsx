/** Written replies to the caller: Enter sends, Shift+Enter breaks the line, an input method's Enter does neither. */
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea.js';
import type { RefObject } from 'react';
import { isSubmitKey } from '../shared/isSubmitKey.ts';
import { deskTexts } from '../texts.ts';
import styles from './ReplyBox.module.css';

const texts = deskTexts.call;

export interface ReplyBoxProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly field: RefObject<TextAreaRef | null>;
  readonly onSend: (text: string) => void;
}

export function ReplyBox({ text, onText, field, onSend }: ReplyBoxProps) {
  const send = () => {
    const words = text.trim();
    if (words === '') return;
    onSend(words);
    onText('');
  };
  return (
    <div className={styles.box}>
      <Input.TextArea
        ref={field}
        value={text}
        maxLength={2000}
        autoSize={{ minRows: 1, maxRows: 5 }}
        aria-label={texts.reply}
        placeholder={texts.replyPlaceholder}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          const { isComposing } = event.nativeEvent;
          const { key, shiftKey, keyCode } = event;
          if (!isSubmitKey({ key, shiftKey, isComposing, keyCode })) return;
          event.preventDefault();
          send();
        }}
      />
      <Button type="primary" disabled={text.trim() === ''} onClick={send}>
        {texts.send}
      </Button>
    </div>
  );
}
