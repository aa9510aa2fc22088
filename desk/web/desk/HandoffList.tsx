/** The waiting calls; the one that rings at this desk has a card of its own and is only counted here. */
import { useNow } from '../shared/useNow.ts';
import { deskTexts as texts } from '../texts.ts';
import type { WaitingHandoff } from './deskApi.ts';
import { HandoffCard } from './HandoffCard.tsx';
import styles from './HandoffList.module.css';
import type { QueueState } from './queueReducer.ts';

export interface HandoffListProps {
  readonly queue: QueueState;
  /** In a call already: nothing can be accepted. */
  readonly busy: boolean;
  /** Id of the handoff that rings here. */
  readonly ringing: string | null;
  readonly onAccept: (handoff: WaitingHandoff) => void;
}

export function HandoffList({ queue, busy, ringing, onAccept }: HandoffListProps) {
  const now = useNow(queue.handoffs.length > 0) + queue.clockAheadMs;
  const others = queue.handoffs.filter(({ handoffId }) => handoffId !== ringing);
  return (
    <section aria-label={texts.waiting(queue.handoffs.length)}>
      <h2 className={styles.title}>{texts.waiting(queue.handoffs.length)}</h2>
      {queue.handoffs.length === 0 && (
        <p className={styles.hint}>
          {emptyText(queue)}
          {queue.connection === 'online' && <span>{texts.nobodyWaitsHint}</span>}
        </p>
      )}
      <ul className={styles.list}>
        {others.map((handoff) => (
          <li key={handoff.handoffId}>
            <HandoffCard
              handoff={handoff}
              busy={busy}
              now={now}
              onAccept={() => onAccept(handoff)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function emptyText({ connection, replaced }: QueueState): string {
  if (replaced !== null) return texts.listElsewhere;
  return connection === 'online' ? texts.nobodyWaits : texts.listUnknown;
}
