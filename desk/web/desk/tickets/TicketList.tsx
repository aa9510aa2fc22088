/** The tickets of the person, of everybody, or closed ones; asked anew every half minute and after each deed. */
import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { workbenchTexts } from '../../texts.ts';
import { useAsked } from '../useAsked.ts';
import { ticketListShape } from '../workbenchApi.ts';
import { TicketLine } from './TicketLine.tsx';
import styles from './Tickets.module.css';

const texts = workbenchTexts.tickets;
const views = ['mine', 'open', 'all', 'closed'] as const;
type View = (typeof views)[number];
const askEveryMs = 30_000;

export interface TicketListProps {
  /** Counts up with each deed at this page. */
  readonly deeds: number;
  readonly onOpen: (ticketId: string) => void;
}

export function TicketList({ deeds, onOpen }: TicketListProps) {
  const [view, setView] = useState<View>('mine');
  const [round, setRound] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setRound((before) => before + 1), askEveryMs);
    return () => clearInterval(timer);
  }, []);
  const turn = `${round}/${deeds}`;
  const { value, failed } = useAsked(`/tickets?view=${view}`, ticketListShape, turn);
  const tickets = value?.tickets ?? [];
  return (
    <section aria-label={texts.heading}>
      <Segmented<View>
        block
        size="small"
        value={view}
        onChange={setView}
        options={views.map((each) => ({ value: each, label: texts.views[each] }))}
      />
      {failed && (
        <p className={styles.empty}>
          {texts.failed}
          <Button type="link" size="small" onClick={() => setRound(round + 1)}>
            {texts.retry}
          </Button>
        </p>
      )}
      {!failed && value !== null && tickets.length === 0 && (
        <p className={styles.empty}>{texts.none[view]}</p>
      )}
      <ul className={styles.list}>
        {tickets.map((ticket) => (
          <li key={ticket.ticketId}>
            <TicketLine ticket={ticket} onOpen={() => onOpen(ticket.ticketId)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
