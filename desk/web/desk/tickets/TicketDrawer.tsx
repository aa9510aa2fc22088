/** One ticket: what it is about, what was done, and what can be done now. */
import { App, Drawer } from 'antd';
import { formatDeadline } from '../../shared/formatDeadline.ts';
import { workbenchTexts } from '../../texts.ts';
import { type DeskAnswer, tellDesk } from '../askDesk.ts';
import { useAsked } from '../useAsked.ts';
import { ticketDetailShape, ticketDoneShape } from '../workbenchApi.ts';
import { TicketActions } from './TicketActions.tsx';
import { DueText } from './TicketLine.tsx';
import styles from './Tickets.module.css';

const texts = workbenchTexts.tickets;

export interface TicketDrawerProps {
  /** Null: it is shut. */
  readonly ticketId: string | null;
  readonly workNumber: string;
  readonly deeds: number;
  readonly onDeed: () => void;
  readonly onClose: () => void;
}

export function TicketDrawer({ ticketId, workNumber, deeds, onDeed, onClose }: TicketDrawerProps) {
  const { message } = App.useApp();
  const path = ticketId === null ? null : `/tickets/${encodeURIComponent(ticketId)}`;
  const { value, failed } = useAsked(path, ticketDetailShape, deeds);
  const told = (answer: DeskAnswer<unknown>): boolean => {
    if (!answer.ok) message.warning(answer.message ?? texts.unreachable);
    onDeed();
    return answer.ok;
  };
  const act = async (deed: string, text?: string) =>
    told(await tellDesk(`${path}/${deed}`, ticketDoneShape, text ? { text } : {}));

  return (
    <Drawer
      open={ticketId !== null}
      onClose={onClose}
      size={381}
      mask={false}
      className={styles.drawer ?? ''}
      title={value === null ? texts.heading : texts.kinds[value.ticket.kind]}
      extra={value === null ? null : <DueText ticket={value.ticket} />}
    >
      {failed && value === null && <p className={styles.empty}>{texts.failed}</p>}
      {value !== null && (
        <>
          <Fields ticket={value.ticket} />
          <TicketActions ticket={value.ticket} workNumber={workNumber} act={act} told={told} />
          <h3 className={styles.heading}>{texts.steps}</h3>
          {value.steps.length === 0 && <p className={styles.small}>{texts.noSteps}</p>}
          <ol className={styles.steps}>
            {value.steps.map((step) => (
              <li key={step.stepId}>
                <div className={styles.small}>
                  {formatDeadline(step.at)} · {step.workNumber}号 · {texts.stepKinds[step.kind]}
                </div>
                {step.text}
              </li>
            ))}
          </ol>
        </>
      )}
    </Drawer>
  );
}

function Fields({ ticket }: { readonly ticket: Parameters<typeof DueText>[0]['ticket'] }) {
  const rows = [
    [texts.due, formatDeadline(ticket.dueAt)],
    [texts.owner, ticket.owner],
    [texts.assignee, ticket.assignee === null ? texts.nobody : `${ticket.assignee}号`],
    [texts.caller, ticket.caller ?? '—'],
    [texts.contact, ticket.contact ?? '—'],
    [texts.opened, formatDeadline(ticket.openedAt)],
  ] as const;
  return (
    <>
      <p>{ticket.subject}</p>
      <dl className={styles.fields}>
        {rows.map(([name, value]) => [
          <dt key={`${name}-name`}>{name}</dt>,
          <dd key={name}>{value}</dd>,
        ])}
      </dl>
    </>
  );
}
