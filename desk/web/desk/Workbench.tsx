/** The desk of one person: queue and tickets at the left, the call in the middle, its caller and the aids at the right, the controls below. */
import type { InputRef } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea.js';
import { useMemo, useRef, useState } from 'react';
import { CallColumn } from './call/CallColumn.tsx';
import { ControlBar, type ControlBarProps } from './call/ControlBar.tsx';
import { consultOf, noConsult } from './call/consultOf.ts';
import { useCallControls } from './call/useCallControls.ts';
import { useWhisper } from './call/useWhisper.ts';
import type { WaitingHandoff } from './deskApi.ts';
import { inCall } from './deskCallReducer.ts';
import { QueueColumn } from './QueueColumn.tsx';
import type { QueueState } from './queueReducer.ts';
import { RecordColumn } from './RecordColumn.tsx';
import { useFreeFocus } from './ring/useFreeFocus.ts';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { TicketDrawer } from './tickets/TicketDrawer.tsx';
import { useCallJournal } from './timeline/useCallJournal.ts';
import { useAsked } from './useAsked.ts';
import type { DeskCall } from './useDeskCall.ts';
import { type Shortcuts, useShortcuts } from './useShortcuts.ts';
import styles from './Workbench.module.css';
import { withPolish } from './withPolish.ts';
import { workbenchShape } from './workbenchApi.ts';

export interface WorkbenchProps {
  readonly workNumber: string;
  readonly queue: QueueState;
  readonly call: DeskCall;
  /** What rings here; null while the person is in a call. */
  readonly offered: WaitingHandoff | null;
  readonly onAccept: (handoff: WaitingHandoff) => void;
  readonly onDecline: (handoff: WaitingHandoff) => void;
}

export function Workbench(props: WorkbenchProps) {
  const { workNumber, queue, call, onAccept, onDecline } = props;
  const { state } = call;
  const { value: workbench } = useAsked('/workbench', workbenchShape);
  const callId = state.callId ?? props.offered?.callId ?? null;
  const whisper = useWhisper(state.status === 'talking' ? state.callId : null);
  const journal = useCallJournal(callId, whisper.answer);
  const offered = useMemo(
    () => withPolish(props.offered, journal.events),
    [props.offered, journal.events],
  );
  const handoff = withPolish(state.status === 'none' ? offered : state.handoff, journal.events);
  const consult = useMemo(
    () => (state.status === 'talking' ? consultOf(journal.events, workNumber) : noConsult),
    [journal.events, state.status, workNumber],
  );
  const controls = useCallControls(call, consult);

  const [ticketId, setTicketId] = useState<string | null>(null);
  const [deeds, setDeeds] = useState(0);
  const [panel, setPanel] = useState<ControlBarProps['open']>(null);
  const [help, setHelp] = useState(false);
  const [tab, setTab] = useState('phrases');
  const [reply, setReply] = useState('');
  const replyField = useRef<TextAreaRef>(null);
  const searchField = useRef<InputRef>(null);

  const shortcuts = useMemo<Shortcuts>(() => {
    const opens = (name: ControlBarProps['open'], possible: unknown) =>
      possible === null ? null : () => setPanel((now) => (now === name ? null : name));
    return {
      accept: offered === null ? null : () => onAccept(offered),
      decline: offered === null ? null : () => onDecline(offered),
      mute: controls.toggleMute,
      hold: controls.toggleHold,
      keypad: opens('keypad', controls.press),
      transfer: opens('transfer', controls.transfer),
      hangUp: opens('hang_up', controls.hangUp),
      reply: () => replyField.current?.focus(),
      search: () => {
        setTab('knowledge');
        requestAnimationFrame(() => searchField.current?.focus());
      },
      help: () => setHelp(true),
    };
  }, [offered, onAccept, onDecline, controls]);
  useShortcuts(shortcuts);
  useFreeFocus(offered?.handoffId ?? null);

  const pick = (text: string) => {
    setReply((before) => (before === '' ? text : `${before}${text}`));
    replyField.current?.focus();
  };
  return (
    <>
      <main className={styles.main} data-call={state.status}>
        <QueueColumn
          queue={queue}
          busy={inCall(state)}
          ringing={offered?.handoffId ?? null}
          deeds={deeds}
          onAccept={onAccept}
          onTicket={setTicketId}
        />
        <CallColumn
          call={call}
          workNumber={workNumber}
          workbench={workbench}
          offered={offered}
          clockAheadMs={queue.clockAheadMs}
          journal={journal}
          consult={consult}
          whispered={whisper.heard}
          reply={reply}
          onReply={setReply}
          replyField={replyField}
          onAccept={onAccept}
          onDecline={onDecline}
          onWrittenUp={() => setDeeds(deeds + 1)}
        />
        <RecordColumn
          workNumber={workNumber}
          callId={callId}
          handoff={handoff}
          call={state}
          held={controls.heldSince !== null}
          workbench={workbench}
          events={journal.events}
          tab={tab}
          onTab={setTab}
          searchField={searchField}
          deeds={deeds}
          onPick={state.status === 'talking' ? pick : null}
          onTicket={setTicketId}
        />
      </main>
      <ControlBar
        state={state}
        controls={controls}
        departments={workbench?.departments ?? []}
        people={queue.people.filter((person) => person.workNumber !== workNumber)}
        holdWords={{
          before: workbench?.phrases.hold?.[0]?.text ?? '',
          after: workbench?.phrases.return?.[0]?.text ?? '',
        }}
        open={panel}
        onOpen={setPanel}
        onHelp={() => setHelp(true)}
      />
      <TicketDrawer
        ticketId={ticketId}
        workNumber={workNumber}
        deeds={deeds}
        onDeed={() => setDeeds(deeds + 1)}
        onClose={() => setTicketId(null)}
      />
      <ShortcutHelp open={help} onClose={() => setHelp(false)} />
    </>
  );
}
