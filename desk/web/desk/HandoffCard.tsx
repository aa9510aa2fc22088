/** One waiting call: why, for how long, what it is about, and the two answers to it. */
import { Button, Tag } from 'antd';
import { formatDuration } from '../shared/formatDuration.ts';
import { deskTexts as texts } from '../texts.ts';
import type { WaitingHandoff } from './deskApi.ts';
import styles from './HandoffCard.module.css';
import { SummaryView } from './SummaryView.tsx';

export interface HandoffCardProps {
  readonly handoff: WaitingHandoff;
  /** Offered to the person at this desk. */
  readonly mine: boolean;
  readonly busy: boolean;
  /** By the server's clock. */
  readonly now: number;
  readonly onAccept: () => void;
  readonly onDecline: () => void;
}

export function HandoffCard(props: HandoffCardProps) {
  const { handoff, mine, busy, now, onAccept, onDecline } = props;
  const left = Math.max(0, Math.floor((Date.parse(handoff.answerBy) - now) / 1000));
  const urgent = handoff.reason === 'complaint' || handoff.reason === 'danger';
  return (
    <article className={`${styles.card} ${mine ? styles.mine : ''}`}>
      <div className={styles.head}>
        <Tag color={urgent ? 'error' : 'default'}>{texts.reasons[handoff.reason]}</Tag>
        <span className={styles.department}>{handoff.department}</span>
        <span className={styles.waited}>
          {texts.waited} {formatDuration(now - Date.parse(handoff.waitingSince))}
        </span>
      </div>
      {mine && (
        <div className={styles.offer}>
          <Tag color="success">{texts.forMe}</Tag>
          <strong>{left > 0 ? texts.answerWithin(left) : texts.answerNow}</strong>
          <span className={styles.hint}>{texts.acceptHint}</span>
        </div>
      )}
      {!mine && handoff.offeredTo !== null && (
        <p className={styles.elsewhere}>{texts.ringsAt(handoff.offeredTo)}</p>
      )}
      <SummaryView summary={handoff.summary} />
      <div className={styles.answers}>
        {mine && (
          <Button danger onClick={onDecline} disabled={busy}>
            {texts.decline}
          </Button>
        )}
        <Button type={mine ? 'primary' : 'default'} onClick={onAccept} disabled={busy}>
          {texts.accept}
        </Button>
      </div>
    </article>
  );
}
