/** One call that waits for somebody: why, for how long, who, in a line or two; anybody may take it. */
import { Button, Tag } from 'antd';
import { formatDuration } from '../shared/formatDuration.ts';
import { deskTexts as texts, workbenchTexts } from '../texts.ts';
import type { WaitingHandoff } from './deskApi.ts';
import styles from './HandoffCard.module.css';
import { whyItRings } from './whyItRings.ts';

export interface HandoffCardProps {
  readonly handoff: WaitingHandoff;
  readonly busy: boolean;
  /** By the server's clock. */
  readonly now: number;
  readonly onAccept: () => void;
}

export function HandoffCard({ handoff, busy, now, onAccept }: HandoffCardProps) {
  const { department, summary, waitingSince, offeredTo } = handoff;
  const why = whyItRings(handoff);
  const { name, number } = summary.caller;
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <Tag color={why.urgent ? 'error' : 'default'}>{why.text}</Tag>
        <span className={styles.waited}>
          {texts.waited} {formatDuration(now - Date.parse(waitingSince))}
        </span>
      </div>
      <div className={styles.who}>{name ?? number ?? workbenchTexts.card.unknown}</div>
      <div className={styles.small}>{department}</div>
      <div className={styles.demand}>{summary.demand}</div>
      <div className={styles.foot}>
        <span className={styles.small}>{offeredTo !== null && texts.ringsAt(offeredTo)}</span>
        <Button size="small" onClick={onAccept} disabled={busy}>
          {texts.accept}
        </Button>
      </div>
    </article>
  );
}
