/** The calls that go on: who, where it stands, mood, time, duties; and the ways in. */
import { Button, Tag, Tooltip } from 'antd';
import { formatDuration } from '../shared/formatDuration.ts';
import { useNow } from '../shared/useNow.ts';
import { deskTexts, supervisionTexts } from '../texts.ts';
import type { SupervisedCall } from './overview.ts';
import styles from './Supervision.module.css';
import type { ListenMode } from './useListening.ts';

const { calls: texts, phases, enter } = supervisionTexts;
const modes = ['listen', 'whisper', 'join'] as const;
const moodColours = { calm: 'default', upset: 'warning', angry: 'error' } as const;

export interface CallTableProps {
  readonly calls: readonly SupervisedCall[];
  readonly clockAheadMs: number;
  /** The call that is listened to or looked at. */
  readonly open: string | null;
  readonly onEnter: (callId: string, mode: ListenMode) => void;
  readonly onOpen: (callId: string) => void;
}

export function CallTable({ calls, clockAheadMs, open, onEnter, onOpen }: CallTableProps) {
  const now = useNow(calls.length > 0) + clockAheadMs;
  if (calls.length === 0) return <p className={styles.none}>{texts.none}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{texts.caller}</th>
            <th>{texts.phase}</th>
            <th>{texts.mood}</th>
            <th>{texts.duration}</th>
            <th>{texts.duties}</th>
            <th>{texts.last}</th>
            <th aria-label={enter.open} />
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.callId} data-open={call.callId === open}>
              <CallCells call={call} now={now} />
              <td>
                <div className={styles.enter}>
                  <Button size="small" onClick={() => onOpen(call.callId)}>
                    {enter.open}
                  </Button>
                  {modes.map((mode) => (
                    <EnterButton key={mode} call={call} mode={mode} onEnter={onEnter} />
                  ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CallCells({ call, now }: { readonly call: SupervisedCall; readonly now: number }) {
  const { name, number, direction, department, human, startedAt, mood, quote } = call;
  const started = startedAt === null ? now : Date.parse(startedAt);
  return (
    <>
      <td className={styles.who}>
        {name ?? number ?? texts.unknown}
        <div className={styles.soft}>
          {[name === null ? null : number, direction === 'outbound' ? texts.outbound : null]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </td>
      <td>
        {phases[call.phase]}
        <div className={styles.soft}>{human === null ? department : `${human}号`}</div>
      </td>
      <td>
        <Tooltip title={quote}>
          <Tag color={moodColours[mood]}>{deskTexts.moods[mood]}</Tag>
        </Tooltip>
      </td>
      <td className={styles.number}>{formatDuration(Math.max(0, now - started))}</td>
      <td>
        <DutyCell call={call} />
      </td>
      <td className={styles.last}>
        <div>{call.lastWords}</div>
      </td>
    </>
  );
}

function DutyCell({ call }: { readonly call: SupervisedCall }) {
  const { openDuties, metDuties, lapsedDuties, interventions, faults } = call;
  const bad = [
    lapsedDuties > 0 ? texts.lapsed(lapsedDuties) : null,
    faults > 0 ? texts.faults(faults) : null,
  ].filter(Boolean);
  return (
    <>
      {texts.owed(openDuties.length, metDuties)}
      {interventions > 0 && <div className={styles.soft}>{texts.interventions(interventions)}</div>}
      {bad.length > 0 && <div className={styles.bad}>{bad.join('，')}</div>}
    </>
  );
}

function EnterButton({
  call,
  mode,
  onEnter,
}: {
  readonly call: SupervisedCall;
  readonly mode: ListenMode;
  readonly onEnter: CallTableProps['onEnter'];
}) {
  const hints = { listen: enter.listenHint, whisper: enter.whisperHint, join: enter.joinHint };
  const nobody = mode === 'whisper' && call.human === null;
  return (
    <Tooltip title={nobody ? enter.noPerson : hints[mode]}>
      <Button size="small" disabled={nobody} onClick={() => onEnter(call.callId, mode)}>
        {enter[mode]}
      </Button>
    </Tooltip>
  );
}
