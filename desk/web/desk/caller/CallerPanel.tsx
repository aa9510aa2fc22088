/** Who is on the line: name, number, verified or not; and below the summary what they have with us. */
import { Tag } from 'antd';
import type { HandoffSummary } from '../../../../records/journal/events.ts';
import { deskTexts, workbenchTexts } from '../../texts.ts';
import { TicketLine } from '../tickets/TicketLine.tsx';
import type { CallerCard } from '../workbenchApi.ts';
import styles from './CallerPanel.module.css';

const texts = workbenchTexts.card;

export interface CallerPanelProps {
  /** Null while nothing of it is stored, or it can't be had. */
  readonly card: CallerCard | null;
  /** What the handoff says of the caller; null where there is none. */
  readonly told: HandoffSummary['caller'] | null;
  readonly failed: boolean;
}

export function CallerPanel({ card, told, failed }: CallerPanelProps) {
  const verified = card?.verified ?? told?.verified ?? false;
  const customer = card?.customer ?? null;
  const name = (verified ? customer?.name : null) ?? told?.name ?? card?.name ?? customer?.name;
  const number = card?.number ?? told?.number ?? null;
  return (
    <section aria-label={texts.heading}>
      <div className={styles.head}>
        <span className={styles.name}>{name ?? texts.unknown}</span>
        <Tag color={verified ? 'success' : 'warning'}>
          {verified ? deskTexts.summary.verified : deskTexts.summary.unverified}
        </Tag>
        {number !== null && <span className={styles.number}>{number}</span>}
        {card?.channel != null && (
          <span className={styles.soft}>{texts.channels[card.channel] ?? card.channel}</span>
        )}
      </div>
      {!verified && customer !== null && (
        <p className={styles.hint}>
          {customer.address ?? customer.name}：{texts.fromNumber}
        </p>
      )}
      {failed && card === null && <p className={styles.empty}>{texts.unavailable}</p>}
    </section>
  );
}

export interface CallerRecordsProps {
  readonly card: CallerCard;
  readonly onTicket: (ticketId: string) => void;
}

/** What the caller has with us, and what is still open. */
export function CallerRecords({ card, onTicket }: CallerRecordsProps) {
  return (
    <>
      {card.customer !== null && <Holdings customer={card.customer} />}
      {card.tickets.length > 0 && <h3 className={styles.heading}>{texts.tickets}</h3>}
      {card.tickets.map((ticket) => (
        <TicketLine
          key={ticket.ticketId}
          ticket={ticket}
          onOpen={() => onTicket(ticket.ticketId)}
        />
      ))}
    </>
  );
}

function Holdings({ customer }: { readonly customer: NonNullable<CallerCard['customer']> }) {
  const { certificates, orders } = customer;
  return (
    <>
      {certificates.length > 0 && <h3 className={styles.heading}>{texts.certificates}</h3>}
      <ul className={styles.items}>
        {certificates.map(({ id, kind, holder, expiresOn, locked }) => (
          <li key={id}>
            {texts[kind]} {id} {holder}{' '}
            {expiresOn !== null && <span className={styles.soft}>{texts.expires(expiresOn)}</span>}{' '}
            {locked && <span className={styles.bad}>{texts.locked}</span>}
          </li>
        ))}
      </ul>
      {orders.length > 0 && <h3 className={styles.heading}>{texts.orders}</h3>}
      <ul className={styles.items}>
        {orders.map(({ number, business, status }) => (
          <li key={number}>
            {number} {business} <span className={styles.soft}>{status}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
