/** The supervisor's page: everything that goes on at a glance, and the ways into a call. */
import { Alert, App, Button, Drawer } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { AccountMenu } from '../desk/account/AccountMenu.tsx';
import { TicketDrawer } from '../desk/tickets/TicketDrawer.tsx';
import { buildTimeline } from '../desk/timeline/buildTimeline.ts';
import { Timeline } from '../desk/timeline/Timeline.tsx';
import { useCallJournal } from '../desk/timeline/useCallJournal.ts';
import { useAsked } from '../desk/useAsked.ts';
import { workbenchShape } from '../desk/workbenchApi.ts';
import { noCaptions } from '../shared/captions.ts';
import { supervisionTexts as texts, workbenchTexts } from '../texts.ts';
import { CallTable } from './CallTable.tsx';
import type { Overview } from './overview.ts';
import { SidePanels } from './SidePanels.tsx';
import styles from './Supervision.module.css';
import { type Listener, useListening } from './useListening.ts';
import { useOverview } from './useOverview.ts';

export function Supervision({ workNumber }: { readonly workNumber: string }) {
  const { message } = App.useApp();
  const { overview, online, clockAheadMs } = useOverview();
  const listener = useListening();
  const [looked, setLooked] = useState<string | null>(null);
  const [ticketId, setTicketId] = useState<string | null>(null);
  const [deeds, setDeeds] = useState(0);
  useEffect(() => {
    document.title = texts.title;
  }, []);
  return (
    <div className={styles.page} data-reading={looked !== null}>
      <header className={styles.header}>
        <h1 className={styles.title}>{texts.title}</h1>
        {overview !== null && <Counts overview={overview} />}
        <span className={styles.person}>
          <AccountMenu busy={listener.listening !== null} />
        </span>
      </header>
      {!online && <Alert banner type="error" title={texts.offline} />}
      {overview?.calls === null && <Alert banner type="warning" title={texts.recordsAway} />}
      <main className={styles.main}>
        <section className={styles.panel} aria-label={texts.calls.heading}>
          <h2 className={styles.heading}>{texts.calls.heading}</h2>
          <CallTable
            calls={overview?.calls ?? []}
            clockAheadMs={clockAheadMs}
            open={listener.listening?.callId ?? looked}
            onOpen={setLooked}
            onEnter={(callId, mode) =>
              void listener.enter(callId, mode).then((refusal) => {
                if (refusal !== null) message.warning(refusal || texts.enter.failed);
              })
            }
          />
        </section>
        {overview !== null && (
          <SidePanels overview={overview} clockAheadMs={clockAheadMs} onTicket={setTicketId} />
        )}
      </main>
      <ListeningBar listener={listener} />
      <Transcript callId={looked} onClose={() => setLooked(null)} />
      <TicketDrawer
        ticketId={ticketId}
        workNumber={workNumber}
        deeds={deeds}
        onDeed={() => setDeeds(deeds + 1)}
        onClose={() => setTicketId(null)}
      />
    </div>
  );
}

function Counts({ overview }: { readonly overview: Overview }) {
  const { calls, waiting, overdue, people } = overview;
  const counts = [
    ['calls', calls?.length ?? 0, false],
    ['waiting', waiting.length, waiting.length > 0],
    ['overdue', overdue?.length ?? 0, (overdue?.length ?? 0) > 0],
    ['people', people.length, false],
  ] as const;
  return counts.map(([name, count, bad]) => (
    <span key={name} className={styles.count} data-bad={bad}>
      {texts.counts[name]}
      <strong>{count}</strong>
    </span>
  ));
}

function ListeningBar({ listener }: { readonly listener: Listener }) {
  const { listening, leave } = listener;
  if (listening === null) return null;
  const { status, mode } = listening;
  const said = {
    connecting: texts.enter.connecting,
    on: texts.enter.modes[mode],
    over: texts.enter.over,
  };
  return (
    <div className={styles.listening}>
      <span role="status">{said[status]}</span>
      <Button danger={status !== 'over'} onClick={leave}>
        {texts.enter.stop}
      </Button>
    </div>
  );
}

interface TranscriptProps {
  readonly callId: string | null;
  readonly onClose: () => void;
}

function Transcript({ callId, onClose }: TranscriptProps) {
  const { value: workbench } = useAsked('/workbench', workbenchShape);
  const journal = useCallJournal(callId);
  const clauses = workbench?.clauses;
  const entries = useMemo(
    () => buildTimeline(journal.events, noCaptions, { clauses: clauses ?? {}, workNumber: '' }),
    [journal.events, clauses],
  );
  return (
    <Drawer
      open={callId !== null}
      onClose={onClose}
      size={460}
      mask={false}
      title={texts.enter.transcript}
      styles={{ body: { padding: 0 } }}
    >
      <div className={styles.transcript}>
        <Timeline entries={entries} empty={workbenchTexts.timeline.empty} />
      </div>
    </Drawer>
  );
}
