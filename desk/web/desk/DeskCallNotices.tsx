/** What is wrong with the person's call, or how it ended. */
import { Alert, Button } from 'antd';
import { deskTexts } from '../texts.ts';
import type { DeskCallControl } from './DeskCallControl.ts';
import styles from './DeskCallNotices.module.css';
import type { DeskCallState } from './deskCallReducer.ts';

const texts = deskTexts.call;

export interface DeskCallNoticesProps {
  readonly state: DeskCallState;
  readonly control: DeskCallControl;
  /** The person was only asked for advice. */
  readonly consulted: boolean;
}

export function DeskCallNotices({ state, control, consulted }: DeskCallNoticesProps) {
  const trouble = state.microphoneTrouble;
  const talking = state.status === 'talking';
  return (
    <div className={styles.notices}>
      {state.status === 'joining' && <Alert type="info" title={texts.connecting} />}
      {state.closure !== null && (
        <Alert
          type="info"
          title={consulted ? texts.endings.consulted : endingText(state.closure)}
        />
      )}
      {state.reconnecting && <Alert type="warning" title={texts.reconnecting} />}
      {talking && !state.callerThere && !state.reconnecting && (
        <Alert type="warning" title={texts.callerGone} />
      )}
      {state.soundBlocked && (
        <Alert
          type="warning"
          title={texts.soundBlocked}
          action={<Button onClick={() => control.allowSound()}>{texts.allowSound}</Button>}
        />
      )}
      {trouble !== null && (
        <Alert
          type="warning"
          title={texts.microphone.trouble(trouble)}
          action={
            trouble === 'insecure' ? undefined : (
              <Button onClick={() => control.retryMicrophone()}>{texts.microphone.retry}</Button>
            )
          }
        />
      )}
    </div>
  );
}

function endingText(closure: NonNullable<DeskCallState['closure']>): string {
  return closure === 'refused' ? texts.joinFailed : texts.endings[closure];
}
