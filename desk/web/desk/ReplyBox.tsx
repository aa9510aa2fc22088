/** Written replies to the caller: Enter sends, Shift+Enter breaks the line, an input method's Enter does neither. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { isSubmitKey } from '../shared/isSubmitKey.ts';
import { deskTexts } from '../texts.ts';
import styles from './ReplyBox.module.css';

const texts = deskTexts.call;

export function ReplyBox({ onSend }: { readonly onSend: (text: string) => void }) {
  const [text, setText] = useState('');
  const send = () => {
    const words = text.trim();
    if (words === '') return;
    onSend(words);
    setText('');
  };
  return (
    <div className={styles.box}>
      <Input.TextArea
        value={text}
        maxLength={2000}
        autoSize={{ minRows: 1, maxRows: 5 }}
        aria-label={texts.reply}
        placeholder={texts.replyPlaceholder}
        onChange={(event) => setText(event.target.value)}
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
