/** The desk of one person: the waiting calls on one side, their own call on the other. */
import { Alert, App, Button } from 'antd';
import { useCallback, useEffect } from 'react';
import { deskTexts as texts } from '../texts.ts';
import styles from './Desk.module.css';
import { DeskCallPanel } from './DeskCallPanel.tsx';
import { DeskHeader } from './DeskHeader.tsx';
import { declineHandoff, type WaitingHandoff } from './deskApi.ts';
import { inCall } from './deskCallReducer.ts';
import { HandoffList } from './HandoffList.tsx';
import { offeredTo, ownState } from './queueReducer.ts';
import { type RememberedHandoff, rememberedHandoff } from './rememberedHandoff.ts';
import { useAlerts } from './useAlerts.ts';
import { useDeskCall } from './useDeskCall.ts';
import { useEnterKey } from './useEnterKey.ts';
import { useHandoffs } from './useHandoffs.ts';

export interface DeskProps {
  readonly workNumber: string;
}

export function Desk({ workNumber }: DeskProps) {
  const { message } = App.useApp();
  const { queue, choose } = useHandoffs(workNumber);
  const call = useDeskCall();
  const { state, control } = call;
  const busy = inCall(state);
  const offered = busy ? null : offeredTo(queue, workNumber);
  const alerts = useAlerts(offered, queue.handoffs.length);

  const accept = useCallback(
    async (handoffId: string, handoff: WaitingHandoff | null, before?: RememberedHandoff) => {
      const refusal = await control.accept(handoffId, workNumber, handoff, before);
      if (refusal !== null) message.warning(refusal === '' ? texts.acceptFailed : refusal);
    },
    [control, workNumber, message],
  );
  const decline = async (handoff: WaitingHandoff) => {
    const answer = await declineHandoff(handoff.handoffId, workNumber);
    if (!answer.ok) message.warning(answer.message ?? texts.declineFailed);
  };

  const acceptOffered = useCallback(() => {
    if (offered !== null) void accept(offered.handoffId, offered);
  }, [offered, accept]);
  useEnterKey(offered === null ? null : acceptOffered);

  const stray =
    !busy && queue.taken !== null && queue.taken.handoffId !== state.handoffId ? queue.taken : null;
  const strayId = stray?.handoffId ?? null;
  useEffect(() => {
    const kept = strayId === null ? null : rememberedHandoff();
    if (kept?.handoffId === strayId) void accept(kept.handoffId, kept.handoff, kept);
  }, [strayId, accept]);

  return (
    <div className={styles.page}>
      <DeskHeader
        connection={queue.connection}
        busy={busy}
        alerts={alerts}
        own={ownState(queue, workNumber)}
        onChoose={choose}
      />
      {queue.connection === 'offline' && queue.replaced === null && (
        <Alert banner type="error" title={texts.offlineNotice} />
      )}
      {queue.replaced !== null && (
        <Alert
          banner
          type="warning"
          title={queue.replaced}
          action={<Button onClick={() => window.location.reload()}>{texts.takeSeat}</Button>}
        />
      )}
      <p className={styles.spoken} role="alert">
        {offered === null ? '' : texts.alerts.offered(texts.reasons[offered.reason])}
      </p>
      {stray !== null && (
        <Alert
          banner
          type="warning"
          title={texts.call.stray}
          action={
            <Button type="primary" onClick={() => void accept(stray.handoffId, null)}>
              {texts.call.goBack}
            </Button>
          }
        />
      )}
      <main className={styles.main} data-call={state.status}>
        <HandoffList
          queue={queue}
          workNumber={workNumber}
          busy={busy}
          onAccept={(handoff) => void accept(handoff.handoffId, handoff)}
          onDecline={(handoff) => void decline(handoff)}
        />
        <DeskCallPanel call={call} workNumber={workNumber} people={queue.people} />
      </main>
    </div>
  );
}
