/** What can be done with a ticket now: take, give back, note, close, undo the close, ring the caller back. */
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { workbenchTexts } from '../../texts.ts';
import { type DeskAnswer, tellDesk } from '../askDesk.ts';
import type { Ticket } from '../workbenchApi.ts';
import styles from './Tickets.module.css';

const texts = workbenchTexts.tickets;
const calledShape = z.object({ callId: z.string() });

export interface TicketActionsProps {
  readonly ticket: Ticket;
  readonly workNumber: string;
  /** True where it was done. */
  readonly act: (deed: string, text?: string) => Promise<boolean>;
  readonly told: (answer: DeskAnswer<unknown>) => boolean;
}

export function TicketActions({ ticket, workNumber, act, told }: TicketActionsProps) {
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const written = text.trim();
  const write = async (deed: 'note' | 'close') => {
    if (await act(deed, written)) setText('');
  };
  const call = async () => {
    const path = `/tickets/${encodeURIComponent(ticket.ticketId)}/call`;
    const answer = await tellDesk(path, calledShape, {
      by: 'bot',
      result: written,
    });
    if (told(answer)) message.success(texts.called);
  };
  if (ticket.status === 'closed') {
    return (
      <div className={styles.actions}>
        <Button onClick={() => void act('reopen')}>{texts.reopen}</Button>
      </div>
    );
  }
  const mine = ticket.assignee === workNumber;
  return (
    <>
      <Input.TextArea
        value={text}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        aria-label={texts.note}
        placeholder={texts.notePlaceholder}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.actions}>
        {ticket.assignee === null && (
          <Button type="primary" onClick={() => void act('take')}>
            {texts.take}
          </Button>
        )}
        <Button disabled={written === ''} onClick={() => void write('note')}>
          {texts.note}
        </Button>
        <Button
          disabled={written === ''}
          title={texts.closeHint}
          onClick={() => void write('close')}
        >
          {texts.close}
        </Button>
        {mine && <Button onClick={() => void act('release')}>{texts.release}</Button>}
        {ticket.contact !== null && (
          <Button disabled={written === ''} title={texts.callResult} onClick={() => void call()}>
            {texts.callBot}
          </Button>
        )}
      </div>
    </>
  );
}
