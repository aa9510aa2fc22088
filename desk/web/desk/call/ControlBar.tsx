/** The controls of the call, always in the same place, with its timer. A hang-up ends the caller's call too, so it is asked twice. */
import { Button, Popconfirm } from 'antd';
import { formatDuration } from '../../shared/formatDuration.ts';
import { useNow } from '../../shared/useNow.ts';
import { deskTexts, workbenchTexts } from '../../texts.ts';
import type { DeskCallState } from '../deskCallReducer.ts';
import type { PersonShown } from '../queueReducer.ts';
import styles from './ControlBar.module.css';
import type { CallControls } from './callControls.ts';
import { KeypadButton } from './KeypadButton.tsx';
import { TransferButton } from './TransferButton.tsx';

const texts = workbenchTexts.controls;
const { requests } = deskTexts.call;
/** A hold longer than this is warned of (ETI-5l). */
const longHoldMs = 30_000;

export interface ControlBarProps {
  readonly state: DeskCallState;
  readonly controls: CallControls;
  readonly departments: readonly string[];
  /** The others at their desks. */
  readonly people: readonly PersonShown[];
  /** What to say before the caller waits and after it (ETI-6.3a); '' while not known. */
  readonly holdWords: { readonly before: string; readonly after: string };
  /** Which of the bar's own panels is open; shortcuts open them too. */
  readonly open: 'keypad' | 'transfer' | 'hang_up' | null;
  readonly onOpen: (panel: ControlBarProps['open']) => void;
  readonly onHelp: () => void;
}

export function ControlBar(props: ControlBarProps) {
  const { state, controls, departments, people, holdWords, open, onOpen, onHelp } = props;
  const { muted, toggleMute, heldSince, toggleHold, handOver, backToBot, object, hangUp } =
    controls;
  const live = state.status === 'joining' || state.status === 'talking';
  return (
    <section className={styles.bar} aria-label={texts.label} data-live={live}>
      <CallTimer state={state} />
      {live ? (
        <LiveNotes state={state} heldSince={heldSince} after={holdWords.after} />
      ) : (
        <span>{texts.idle}</span>
      )}
      <div className={styles.buttons}>
        <Button disabled={toggleMute === null} onClick={() => toggleMute?.()}>
          {muted ? deskTexts.call.unmute : deskTexts.call.mute}
        </Button>
        <Button
          disabled={toggleHold === null}
          title={requests.sayBefore(holdWords.before)}
          onClick={() => toggleHold?.()}
        >
          {heldSince === null ? requests.hold : requests.resume}
        </Button>
        <KeypadButton
          press={controls.press}
          open={open === 'keypad'}
          onOpen={(shown) => onOpen(shown ? 'keypad' : null)}
        />
        <TransferButton
          transfer={controls.transfer}
          consult={controls.consult}
          departments={departments}
          people={people}
          open={open === 'transfer'}
          onOpen={(shown) => onOpen(shown ? 'transfer' : null)}
        />
        <Button disabled={handOver === null} onClick={() => handOver?.()}>
          {requests.handOver}
        </Button>
        <Button disabled={backToBot === null} onClick={() => backToBot?.()}>
          {requests.backToBot}
        </Button>
        <Button disabled={object === null} onClick={() => object?.()}>
          {requests.objection}
        </Button>
        <Popconfirm
          placement="topRight"
          open={open === 'hang_up' && hangUp !== null}
          onOpenChange={(shown) => onOpen(shown && hangUp !== null ? 'hang_up' : null)}
          title={deskTexts.call.hangUpQuestion}
          okText={deskTexts.call.hangUpYes}
          cancelText={deskTexts.call.hangUpNo}
          okButtonProps={{ danger: true }}
          onConfirm={() => hangUp?.()}
        >
          <Button danger type="primary" disabled={hangUp === null}>
            {deskTexts.call.hangUp}
          </Button>
        </Popconfirm>
        <Button type="text" className={styles.help ?? ''} onClick={onHelp}>
          {workbenchTexts.shortcuts.open}
        </Button>
      </div>
    </section>
  );
}

interface LiveNotesProps {
  readonly state: DeskCallState;
  readonly heldSince: number | null;
  /** What to say when the caller is back. */
  readonly after: string;
}

function LiveNotes({ state, heldSince, after }: LiveNotesProps) {
  const now = useNow(heldSince !== null);
  const { microphone, handoff } = state;
  const caller = handoff?.summary.caller;
  const held = heldSince === null ? 0 : now - heldSince;
  return (
    <>
      <span className={styles.who}>{caller?.name ?? caller?.number}</span>
      <span className={styles.microphone} data-microphone={microphone} role="status">
        {deskTexts.call.microphone[microphone]}
      </span>
      {heldSince !== null && (
        <span className={held > longHoldMs ? styles.warn : ''} role="status">
          {requests.held(formatDuration(held))} {requests.sayAfter(after)}
        </span>
      )}
    </>
  );
}

function CallTimer({ state }: { readonly state: DeskCallState }) {
  const now = useNow(state.status === 'talking');
  const { joinedAt, endedAt } = state;
  const shown = joinedAt === null ? '00:00' : formatDuration((endedAt ?? now) - joinedAt);
  return (
    <span role="timer" aria-label={deskTexts.call.timer} className={styles.timer}>
      {shown}
    </span>
  );
}
