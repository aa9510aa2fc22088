/** Right: who the caller is, what it is about with the five elements, and below the aids for this moment. */
import { type InputRef, Tabs } from 'antd';
import type { RefObject } from 'react';
import { surnameOf } from '../../../records/customers/surname.ts';
import { useNow } from '../shared/useNow.ts';
import { workbenchTexts } from '../texts.ts';
import { KnowledgePanel } from './aids/KnowledgePanel.tsx';
import { momentOf } from './aids/momentOf.ts';
import { PhraseList } from './aids/PhraseList.tsx';
import { CallerPanel, CallerRecords } from './caller/CallerPanel.tsx';
import { DutyList } from './caller/DutyList.tsx';
import { HistoryList } from './caller/HistoryList.tsx';
import type { WaitingHandoff } from './deskApi.ts';
import type { DeskCallState } from './deskCallReducer.ts';
import { SummaryView } from './SummaryView.tsx';
import type { ShownPageEvent } from './timeline/pageEvent.ts';
import { useAsked } from './useAsked.ts';
import styles from './Workbench.module.css';
import { cardShape, type WorkbenchData } from './workbenchApi.ts';

const { aids: texts, card: cardTexts } = workbenchTexts;

export interface RecordColumnProps {
  readonly workNumber: string;
  readonly callId: string | null;
  readonly handoff: WaitingHandoff | null;
  readonly call: DeskCallState;
  /** The caller is kept waiting. */
  readonly held: boolean;
  readonly workbench: WorkbenchData | null;
  readonly events: readonly ShownPageEvent[];
  readonly tab: string;
  readonly onTab: (tab: string) => void;
  readonly searchField: RefObject<InputRef | null>;
  readonly deeds: number;
  readonly onPick: ((text: string) => void) | null;
  readonly onTicket: (ticketId: string) => void;
}

export function RecordColumn(props: RecordColumnProps) {
  const { callId, handoff, call, events, deeds } = props;
  const path = callId === null ? null : `/calls/${encodeURIComponent(callId)}/caller`;
  const talked = call.status === 'talking' || call.status === 'ended';
  const turn = `${deeds}/${talked}/${changesOfCard(events)}`;
  const { value, failed } = useAsked(path, cardShape, turn);
  const card = value?.card ?? null;
  return (
    <div className={styles.column}>
      <div className={styles.panels}>
        <div className={styles.scroll}>
          <div className={styles.section}>
            <h2 className={styles.heading}>{cardTexts.heading}</h2>
            {callId === null ? (
              <p className={styles.none}>{cardTexts.none}</p>
            ) : (
              <CallerPanel card={card} told={handoff?.summary.caller ?? null} failed={failed} />
            )}
          </div>
          {handoff !== null && (
            <section aria-label={cardTexts.summary}>
              <h2 className={styles.heading}>{cardTexts.summary}</h2>
              <SummaryView summary={handoff.summary} />
            </section>
          )}
          {card !== null && <CallerRecords card={card} onTicket={props.onTicket} />}
        </div>
        <Aids
          {...props}
          contacts={card?.lastContacts ?? []}
          title={card?.customer?.title ?? null}
        />
      </div>
    </div>
  );
}

interface AidsProps extends RecordColumnProps {
  readonly contacts: Parameters<typeof HistoryList>[0]['contacts'];
  readonly title: string | null;
}

function Aids(props: AidsProps) {
  const { workNumber, handoff, call, held, workbench, events, tab, onTab, contacts, title } = props;
  const now = useNow(call.status === 'talking');
  const moment = momentOf({
    ringing: call.status === 'none' && handoff !== null,
    held,
    talkingMs: call.joinedAt === null ? null : now - call.joinedAt,
    ended: call.status === 'ended',
    reason: handoff?.reason ?? null,
  });
  const name = handoff?.summary.caller.name ?? null;
  const context = {
    workNumber,
    department: handoff?.department ?? null,
    surname: name === null ? null : surnameOf(name),
    title,
  };
  return (
    <div className={styles.tabs}>
      <Tabs
        size="small"
        activeKey={tab}
        onChange={onTab}
        items={[
          {
            key: 'phrases',
            label: texts.phrases,
            children: (
              <PhraseList
                phrases={workbench?.phrases ?? {}}
                moment={moment}
                context={context}
                onPick={props.onPick}
              />
            ),
          },
          {
            key: 'knowledge',
            label: texts.knowledge,
            children: <KnowledgePanel topics={workbench?.topics ?? []} field={props.searchField} />,
          },
          {
            key: 'duties',
            label: texts.duties,
            children: <DutyList events={events} clauses={workbench?.clauses ?? {}} />,
          },
          { key: 'history', label: texts.history, children: <HistoryList contacts={contacts} /> },
        ]}
      />
    </div>
  );
}

const changing: ReadonlySet<string> = new Set([
  'call.started',
  'identity.verified',
  'ticket.opened',
  'contact.changed',
]);

/** Counts what changes the caller's card. */
function changesOfCard(events: readonly ShownPageEvent[]): number {
  return events.filter(({ type }) => changing.has(type)).length;
}
