/** One ticket in a list: what, by when, who; the whole line opens it. */
import { Tag } from 'antd';
import { formatDeadline } from '../../shared/formatDeadline.ts';
import { formatLeft } from '../../shared/formatLeft.ts';
import { workbenchTexts } from '../../texts.ts';
import type { Ticket } from '../workbenchApi.ts';
import styles from './Tickets.module.css';

const texts = workbenchTexts.tickets;

export interface TicketLineProps {
  readonly ticket: Ticket;
  readonly onOpen: () => void;
}

export function TicketLine({ ticket, onOpen }: TicketLineProps) {
  const { kind, subject, dueAt, assignee, caller } = ticket;
  return (
    <button type="button" className={styles.line} onClick={onOpen}>
      <span className={styles.head}>
        <Tag color={kind === 'complaint' ? 'error' : 'default'}>{texts.kinds[kind]}</Tag>
        <DueText ticket={ticket} />
      </span>
      <span className={styles.subject}>{subject}</span>
      <span className={styles.small}>
        {[caller, assignee === null ? texts.nobody : `${assignee}号`, formatDeadline(dueAt)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  );
}

/** How long yet, or since when too late; a closed ticket says so. */
export function DueText({ ticket }: { readonly ticket: Ticket }) {
  const { status, leftMs } = ticket;
  if (status === 'closed') return <span className={styles.small}>{texts.closed}</span>;
  if (leftMs === undefined) return null;
  const overdue = leftMs <= 0;
  const time = formatLeft(leftMs);
  return (
    <span className={styles.due} data-overdue={overdue} title={texts.workingTime}>
      {overdue ? texts.overdue(time) : texts.left(time)}
    </span>
  );
}
