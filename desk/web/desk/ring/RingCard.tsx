/** A call that rings here: why, who, three lines of what it is about, and the time left. Enter takes it, Esc lets it pass. */
import { Button, Tag } from 'antd';
import { deskTexts, workbenchTexts } from '../../texts.ts';
import type { WaitingHandoff } from '../deskApi.ts';
import { whyItRings } from '../whyItRings.ts';
import styles from './RingCard.module.css';
import { ringLines } from './ringLines.ts';

const texts = workbenchTexts.ring;
const shortS = 5;

export interface RingCardProps {
  readonly handoff: WaitingHandoff;
  /** By the server's clock. */
  readonly now: number;
  readonly onAccept: () => void;
  readonly onDecline: () => void;
}

export function RingCard({ handoff, now, onAccept, onDecline }: RingCardProps) {
  const { department, summary, answerBy, waitingSince } = handoff;
  const until = Date.parse(answerBy);
  const left = Math.max(0, Math.floor((until - now) / 1000));
  const whole = Math.max(1, until - Date.parse(waitingSince));
  const share = Math.min(1, Math.max(0, (until - now) / whole));
  const why = whyItRings(handoff);
  const { name, number } = summary.caller;
  return (
    <article className={styles.card} aria-label={texts.heading}>
      <div className={styles.head}>
        <Tag color={why.urgent ? 'error' : 'processing'}>{why.text}</Tag>
        <span className={styles.who}>{name ?? number ?? workbenchTexts.card.unknown}</span>
        <span className={styles.department}>{department}</span>
        <Tag color="success">{deskTexts.forMe}</Tag>
        <span className={styles.left} data-short={left <= shortS}>
          {left > 0 ? texts.left(left) : texts.over}
        </span>
      </div>
      <div className={styles.bar}>
        <div style={{ width: `${share * 100}%` }} />
      </div>
      <dl className={styles.lines}>
        {ringLines(summary).map(({ label, text }) => (
          <div key={label} className={styles.line}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.answers}>
        <Button onClick={onDecline}>{texts.decline}</Button>
        <Button type="primary" onClick={onAccept}>
          {texts.accept}
        </Button>
      </div>
    </article>
  );
}
