/** The desk of one person: their place in the queue, their call, and the workbench around it. */
import { Alert, App, Button } from 'antd';
import { useCallback, useEffect } from 'react';
import { deskTexts as texts } from '../texts.ts';
import styles from './Desk.module.css';
import { DeskHeader } from './DeskHeader.tsx';
import { declineHandoff, type WaitingHandoff } from './deskApi.ts';
import { inCall } from './deskCallReducer.ts';
import { offeredTo, ownState } from './queueReducer.ts';
import { type RememberedHandoff, rememberedHandoff } from './rememberedHandoff.ts';
import { useSpokenBriefing } from './ring/useSpokenBriefing.ts';
import { useAlerts } from './useAlerts.ts';
import { useDeskCall } from './useDeskCall.ts';
import { useHandoffs } from './useHandoffs.ts';
import { Workbench } from './Workbench.tsx';

export interface DeskProps {
  readonly workNumber: string;
}

export function Desk({ workNumber }: DeskProps) {
  const { message } = App.useApp();
  const { queue, choose } = useHandoffs();
  const call = useDeskCall();
  const { state, control } = call;
  const busy = inCall(state);
  const offered = busy ? null : offeredTo(queue, workNumber);
  const alerts = useAlerts(offered, queue.handoffs.length);
  const briefing = useSpokenBriefing(offered?.handoffId ?? null);

  const accept = useCallback(
    async (handoffId: string, handoff: WaitingHandoff | null, before?: RememberedHandoff) => {
      const refusal = await control.accept(handoffId, handoff, before);
      if (refusal !== null) message.warning(refusal === '' ? texts.acceptFailed : refusal);
    },
    [control, message],
  );
  const acceptHandoff = useCallback(
    (handoff: WaitingHandoff) => void accept(handoff.handoffId, handoff),
    [accept],
  );
  const decline = useCallback(
    async (handoff: WaitingHandoff) => {
      const answer = await declineHandoff(handoff.handoffId);
      if (!answer.ok) message.warning(answer.message ?? texts.declineFailed);
    },
    [message],
  );

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
        briefing={briefing}
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
      <Workbench
        workNumber={workNumber}
        queue={queue}
        call={call}
        offered={offered}
        onAccept={acceptHandoff}
        onDecline={decline}
      />
    </div>
  );
}
