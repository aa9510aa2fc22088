/** Left: who waits, and the person's tickets. */
import { workbenchTexts } from '../texts.ts';
import type { WaitingHandoff } from './deskApi.ts';
import { HandoffList } from './HandoffList.tsx';
import type { QueueState } from './queueReducer.ts';
import { TicketList } from './tickets/TicketList.tsx';
import styles from './Workbench.module.css';

export interface QueueColumnProps {
  readonly queue: QueueState;
  readonly busy: boolean;
  /** Id of the handoff that rings here; it has its own card. */
  readonly ringing: string | null;
  readonly deeds: number;
  readonly onAccept: (handoff: WaitingHandoff) => void;
  readonly onTicket: (ticketId: string) => void;
}

export function QueueColumn(props: QueueColumnProps) {
  const { queue, busy, ringing, deeds, onAccept, onTicket } = props;
  return (
    <div className={`${styles.column} ${styles.left}`}>
      <div className={styles.scroll}>
        <div className={styles.section}>
          <HandoffList queue={queue} busy={busy} ringing={ringing} onAccept={onAccept} />
        </div>
        <h2 className={styles.heading}>{workbenchTexts.tickets.heading}</h2>
        <TicketList deeds={deeds} onOpen={onTicket} />
      </div>
    </div>
  );
}
