/** The waiting calls, those offered to this person first. */
import { Card, Empty } from 'antd';
import { useNow } from '../shared/useNow.ts';
import { deskTexts as texts } from '../texts.ts';
import type { WaitingHandoff } from './deskApi.ts';
import { HandoffCard } from './HandoffCard.tsx';
import styles from './HandoffList.module.css';
import type { QueueState } from './queueReducer.ts';

export interface HandoffListProps {
  readonly queue: QueueState;
  readonly workNumber: string;
  /** In a call already: nothing can be accepted. */
  readonly busy: boolean;
  readonly onAccept: (handoff: WaitingHandoff) => void;
  readonly onDecline: (handoff: WaitingHandoff) => void;
}

export function HandoffList({ queue, workNumber, busy, onAccept, onDecline }: HandoffListProps) {
  const now = useNow(queue.handoffs.length > 0) + queue.clockAheadMs;
  const online = queue.connection === 'online';
  const mine = (handoff: WaitingHandoff) => handoff.offeredTo === workNumber;
  const sorted = [
    ...queue.handoffs.filter(mine),
    ...queue.handoffs.filter((handoff) => !mine(handoff)),
  ];
  const title = <h2 className={styles.title}>{texts.waiting(sorted.length)}</h2>;
  return (
    <Card size="small" title={title}>
      {sorted.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={emptyText(queue)}>
          {online && <p className={styles.hint}>{texts.nobodyWaitsHint}</p>}
        </Empty>
      ) : (
        <ul className={styles.list}>
          {sorted.map((handoff) => (
            <li key={handoff.handoffId}>
              <HandoffCard
                handoff={handoff}
                mine={mine(handoff)}
                busy={busy}
                now={now}
                onAccept={() => onAccept(handoff)}
                onDecline={() => onDecline(handoff)}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function emptyText({ connection, replaced }: QueueState): string {
  if (replaced !== null) return texts.listElsewhere;
  return connection === 'online' ? texts.nobodyWaits : texts.listUnknown;
}
