/** Who is on the line, and for how long. */
import { formatDuration } from '../shared/formatDuration.ts';
import { useNow } from '../shared/useNow.ts';
import { callerTexts as texts } from '../texts.ts';
import { type CallState, companyOf, threeRingsMs } from './callState.ts';
import styles from './StatusLine.module.css';

export function StatusLine({ state }: { readonly state: CallState }) {
  const now = useNow(state.joinedAt !== null);
  return (
    <div className={styles.status}>
      <span className={styles.dot} data-company={companyOf(state)} data-stage={state.stage} />
      <span role="status">{stageText(state, now)}</span>
      {state.answeredAt !== null && (
        <span role="timer" aria-label={texts.timer} className={styles.timer}>
          {formatDuration(now - state.answeredAt)}
        </span>
      )}
    </div>
  );
}

function stageText(state: CallState, now: number): string {
  const { stages } = texts;
  if (state.stage === 'ringing') {
    const late = state.joinedAt !== null && now - state.joinedAt > threeRingsMs;
    return late ? stages.ringingLong : stages.ringing;
  }
  if (state.stage === 'rejoining') return stages.rejoining;
  switch (companyOf(state)) {
    case 'person':
      return stages.person(state.presence.people);
    case 'person_away':
      return stages.personAway;
    case 'waiting':
      return stages.waiting;
    case 'nobody':
      return stages.nobody;
    case 'agent':
      return state.presence.phase === 'closing' || state.presence.phase === 'ended'
        ? stages.closing
        : stages.agent;
  }
}
