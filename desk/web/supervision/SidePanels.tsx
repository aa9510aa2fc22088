/** Beside the calls: who waits for a person, who is there, what is overdue. */
import { Tag } from 'antd';
import { formatDeadline } from '../shared/formatDeadline.ts';
import { formatDuration } from '../shared/formatDuration.ts';
import { useNow } from '../shared/useNow.ts';
import { deskTexts, supervisionTexts as texts, workbenchTexts } from '../texts.ts';
import type { Overview } from './overview.ts';
import styles from './Supervision.module.css';

const stateColours: Readonly<Record<string, string>> = {
  available: 'success',
  in_call: 'processing',
  wrap_up: 'warning',
};

export interface SidePanelsProps {
  readonly overview: Overview;
  readonly clockAheadMs: number;
  readonly onTicket: (ticketId: string) => void;
}

export function SidePanels({ overview, clockAheadMs, onTicket }: SidePanelsProps) {
  const now = useNow(true) + clockAheadMs;
  const { waiting, people, overdue } = overview;
  return (
    <div className={styles.side}>
      <section className={styles.panel} aria-label={texts.waiting.heading}>
        <h2 className={styles.heading}>{texts.waiting.heading}</h2>
        {waiting.length === 0 && <p className={styles.none}>{texts.waiting.none}</p>}
        <ul className={styles.items}>
          {waiting.map(({ handoffId, reason, department, waitingSince, offeredTo }) => (
            <li key={handoffId}>
              <div className={styles.row}>
                <Tag color={reason === 'complaint' || reason === 'danger' ? 'error' : 'default'}>
                  {deskTexts.reasons[reason]}
                </Tag>
                <span className={styles.number}>
                  {formatDuration(Math.max(0, now - Date.parse(waitingSince)))}
                </span>
              </div>
              {department}
              <div className={styles.soft}>
                {offeredTo === null ? texts.waiting.nobody : texts.waiting.rings(offeredTo)}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.panel} aria-label={texts.people.heading}>
        <h2 className={styles.heading}>{texts.people.heading}</h2>
        {people.length === 0 && <p className={styles.none}>{texts.people.none}</p>}
        <ul className={styles.items}>
          {people.map(({ workNumber, name, state, since }) => (
            <li key={workNumber} className={styles.row}>
              <span>
                {workNumber}号{name !== workNumber && ` ${name}`}
              </span>
              <span>
                <span className={styles.soft}>
                  {texts.people.since(Math.floor((now - Date.parse(since)) / 60_000))}
                </span>{' '}
                <Tag color={stateColours[state] ?? 'default'}>{deskTexts.states[state]}</Tag>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.panel} aria-label={texts.overdue.heading}>
        <h2 className={styles.heading}>{texts.overdue.heading}</h2>
        {overdue?.length === 0 && <p className={styles.none}>{texts.overdue.none}</p>}
        <ul className={styles.items}>
          {(overdue ?? []).map(({ ticketId, kind, subject, owner, assignee, dueAt }) => (
            <li key={ticketId}>
              <div className={styles.row}>
                <Tag color={kind === 'complaint' ? 'error' : 'default'}>
                  {workbenchTexts.tickets.kinds[kind]}
                </Tag>
                <button type="button" onClick={() => onTicket(ticketId)}>
                  {texts.enter.open}
                </button>
              </div>
              {subject}
              <div className={styles.bad}>{texts.overdue.since(formatDeadline(dueAt))}</div>
              <div className={styles.soft}>
                {owner} · {assignee === null ? workbenchTexts.tickets.nobody : `${assignee}号`}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
