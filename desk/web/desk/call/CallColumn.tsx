/** Middle: what rings, and the call as one time line with the reply box; after it, the form. */
import { Alert, Button } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea.js';
import { type RefObject, useMemo } from 'react';
import { useNow } from '../../shared/useNow.ts';
import { deskTexts, workbenchTexts } from '../../texts.ts';
import { DeskCallNotices } from '../DeskCallNotices.tsx';
import type { WaitingHandoff } from '../deskApi.ts';
import type { DeskCallState } from '../deskCallReducer.ts';
import { ReplyBox } from '../ReplyBox.tsx';
import { RingCard } from '../ring/RingCard.tsx';
import { buildTimeline } from '../timeline/buildTimeline.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import type { CallJournal } from '../timeline/useCallJournal.ts';
import type { DeskCall } from '../useDeskCall.ts';
import columns from '../Workbench.module.css';
import type { WorkbenchData } from '../workbenchApi.ts';
import { WrapUpForm } from '../wrapUp/WrapUpForm.tsx';
import styles from './CallColumn.module.css';
import { ConsultNotice } from './ConsultNotice.tsx';
import { type Consult, wasOnlyConsulted } from './consultOf.ts';

const texts = workbenchTexts.timeline;

export interface CallColumnProps {
  readonly call: DeskCall;
  readonly workNumber: string;
  readonly workbench: WorkbenchData | null;
  readonly offered: WaitingHandoff | null;
  readonly clockAheadMs: number;
  readonly journal: CallJournal;
  /** With whom the person speaks beside the caller. */
  readonly consult: Consult;
  /** A supervisor whispers to this person. */
  readonly whispered: boolean;
  readonly reply: string;
  readonly onReply: (text: string) => void;
  readonly replyField: RefObject<TextAreaRef | null>;
  readonly onAccept: (handoff: WaitingHandoff) => void;
  readonly onDecline: (handoff: WaitingHandoff) => void;
  readonly onWrittenUp: () => void;
}

export function CallColumn(props: CallColumnProps) {
  const { call, offered, journal, workbench, workNumber } = props;
  const { state, control } = call;
  const now = useNow(offered !== null) + props.clockAheadMs;
  const clauses = workbench?.clauses ?? noClauses;
  const entries = useMemo(
    () => buildTimeline(journal.events, state.captions, { clauses, workNumber }),
    [journal.events, state.captions, clauses, workNumber],
  );
  const open = offered !== null || state.status !== 'none';
  const consulted = wasOnlyConsulted(state, journal.events, workNumber);
  return (
    <div className={`${columns.column} ${columns.middle}`} data-ringing={offered !== null}>
      <div className={styles.top}>
        {offered !== null && (
          <RingCard
            handoff={offered}
            now={now}
            onAccept={() => props.onAccept(offered)}
            onDecline={() => props.onDecline(offered)}
          />
        )}
        {state.status !== 'none' && <CallHead state={state} />}
        {state.status !== 'none' && (
          <DeskCallNotices state={state} control={control} consulted={consulted} />
        )}
        {state.status === 'talking' && (
          <ConsultNotice consult={props.consult} held={state.heldAt !== null} />
        )}
        {props.whispered && <Alert type="info" title={workbenchTexts.controls.whispered} />}
        {journal.status === 'away' && <Alert type="warning" title={texts.away} />}
      </div>
      {open ? (
        <div className={styles.log}>
          <Timeline
            entries={entries}
            empty={texts.empty}
            onSendAgain={(id, text) => control.replyAgain(id, text)}
          />
        </div>
      ) : (
        <div className={styles.empty}>
          <p>{texts.nothing}</p>
          <p>{texts.nothingHint}</p>
        </div>
      )}
      {state.status === 'talking' && (
        <div className={styles.reply}>
          <ReplyBox
            text={props.reply}
            onText={props.onReply}
            field={props.replyField}
            onSend={(text) => control.reply(text)}
          />
        </div>
      )}
      {state.status === 'ended' && <AfterCall {...props} consulted={consulted} />}
    </div>
  );
}

const noClauses: WorkbenchData['clauses'] = {};

function AfterCall(props: CallColumnProps & { readonly consulted: boolean }) {
  const { call, workbench, onWrittenUp, consulted } = props;
  const { state, control } = call;
  const { callId, handoff, joinedAt } = state;
  if (callId === null || joinedAt === null || consulted) {
    return <Button onClick={() => control.close()}>{deskTexts.call.close}</Button>;
  }
  return (
    <WrapUpForm
      key={callId}
      callId={callId}
      workbench={workbench}
      caller={handoff?.summary.caller ?? { name: null, number: null }}
      department={handoff?.department ?? null}
      subject={handoff?.summary.demand ?? ''}
      onDone={() => {
        onWrittenUp();
        control.close();
      }}
    />
  );
}

function CallHead({ state }: { readonly state: DeskCallState }) {
  const { handoff, status } = state;
  return (
    <>
      <h2 className={styles.title}>{titleOf(state)}</h2>
      {status === 'talking' && handoff !== null && (
        <p className={styles.greeting}>
          {deskTexts.call.greeting} <q>{handoff.greeting}</q>
        </p>
      )}
    </>
  );
}

function titleOf({ handoff }: DeskCallState): string {
  if (handoff === null) return deskTexts.call.heading;
  const name = handoff.summary.caller.name ?? handoff.summary.caller.number;
  const reason = deskTexts.reasons[handoff.reason];
  return name === null ? reason : `${name} · ${reason} · ${handoff.department}`;
}
