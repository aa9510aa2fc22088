/** The person's own call: who is on the line, what was said, the reply box, and the buttons. */
import { Button, Card, Empty } from 'antd';
import { CaptionLog, type CaptionLogProps } from '../shared/CaptionLog.tsx';
import { formatDuration } from '../shared/formatDuration.ts';
import { useNow } from '../shared/useNow.ts';
import { callerTexts, deskTexts } from '../texts.ts';
import { CallRequests } from './CallRequests.tsx';
import { DeskCallControls } from './DeskCallControls.tsx';
import { DeskCallNotices } from './DeskCallNotices.tsx';
import styles from './DeskCallPanel.module.css';
import type { DeskCallState } from './deskCallReducer.ts';
import type { PersonShown } from './queueReducer.ts';
import { ReplyBox } from './ReplyBox.tsx';
import { SummaryView } from './SummaryView.tsx';
import type { DeskCall } from './useDeskCall.ts';

const texts = deskTexts.call;
const captionLabels: Omit<CaptionLogProps, 'captions' | 'onSendAgain'> = {
  label: texts.captions,
  empty: texts.captionsEmpty,
  own: 'person',
  speakers: texts.speakers,
  ways: callerTexts.ways,
  sending: callerTexts.sending,
  notSent: callerTexts.notSent,
  sendAgain: callerTexts.sendAgain,
};

export interface DeskCallPanelProps {
  readonly call: DeskCall;
  readonly workNumber: string;
  readonly people: readonly PersonShown[];
}

export function DeskCallPanel({ call, workNumber, people }: DeskCallPanelProps) {
  const { state, control } = call;
  if (state.status === 'none') {
    return (
      <Card size="small" title={<h2 className={styles.title}>{texts.heading}</h2>}>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.none} />
      </Card>
    );
  }
  const talking = state.status === 'talking';
  return (
    <Card
      size="small"
      title={<h2 className={styles.title}>{callTitle(state)}</h2>}
      extra={<CallTimer state={state} />}
    >
      <DeskCallNotices state={state} control={control} />
      {talking && <DeskCallControls state={state} control={control} />}
      {talking && (
        <CallRequests state={state} control={control} workNumber={workNumber} people={people} />
      )}
      {talking && state.handoff !== null && (
        <p className={styles.greeting}>
          {texts.greeting} <q>{state.handoff.greeting}</q>
        </p>
      )}
      {state.handoff !== null && (
        <div className={styles.summary}>
          <SummaryView summary={state.handoff.summary} />
        </div>
      )}
      <div className={styles.captions}>
        <CaptionLog
          captions={state.captions}
          {...captionLabels}
          onSendAgain={(id, text) => control.replyAgain(id, text)}
        />
      </div>
      {talking && <ReplyBox onSend={(text) => control.reply(text)} />}
      {state.status === 'ended' && (
        <Button block onClick={() => control.close()}>
          {texts.close}
        </Button>
      )}
    </Card>
  );
}

function callTitle(state: DeskCallState): string {
  const { handoff } = state;
  if (handoff === null) return texts.heading;
  const name = handoff.summary.caller.name ?? handoff.summary.caller.number;
  const reason = deskTexts.reasons[handoff.reason];
  return name === null ? reason : `${name} · ${reason}`;
}

function CallTimer({ state }: { readonly state: DeskCallState }) {
  const now = useNow(state.status === 'talking');
  if (state.joinedAt === null) return null;
  return (
    <span role="timer" aria-label={texts.timer} className={styles.timer}>
      {formatDuration((state.endedAt ?? now) - state.joinedAt)}
    </span>
  );
}
