/** Somebody's words: when, who, what was heard, and below them the duties that they met. */
import { formatClock } from '../../shared/formatClock.ts';
import { callerTexts, workbenchTexts } from '../../texts.ts';
import styles from './Timeline.module.css';
import type { DutyTick, SpeechEntry } from './timelineEntry.ts';

const texts = workbenchTexts.timeline;
const signs = { fulfilled: '✓', interrupted: '⋯', repeated: '↻', lapsed: '✕' } as const;

export interface SpeechRowProps {
  readonly speech: SpeechEntry;
  readonly onSendAgain: () => void;
}

export function SpeechRow({ speech, onSendAgain }: SpeechRowProps) {
  const ways: Partial<Record<SpeechEntry['way'], string>> = callerTexts.ways;
  const way = ways[speech.way];
  return (
    <div
      className={`${styles.row} ${speech.partial ? styles.partial : ''}`}
      data-speaker={speech.speaker}
    >
      <time className={styles.time}>{formatClock(speech.at)}</time>
      <span className={styles.who}>{whoOf(speech)}</span>
      <div className={styles.text}>
        {speech.text}
        {speech.unheard !== '' && (
          <del className={styles.unheard} title={texts.cut}>
            {speech.unheard}
          </del>
        )}
        {way !== undefined && <span className={styles.way}>{way}</span>}
        {speech.delivery === 'sending' && <div className={styles.note}>{callerTexts.sending}</div>}
        {speech.delivery === 'failed' && (
          <div className={styles.failed}>
            {callerTexts.notSent}
            <button type="button" onClick={onSendAgain}>
              {callerTexts.sendAgain}
            </button>
          </div>
        )}
        {speech.ticks.length > 0 && (
          <div className={styles.ticks}>
            {speech.ticks.map((tick) => (
              <Tick key={tick.clause} tick={tick} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function Tick({ tick }: { readonly tick: DutyTick }) {
  return (
    <span className={styles.tick} data-outcome={tick.outcome} title={tick.clause}>
      {signs[tick.outcome]} {tick.title}
      {tick.outcome !== 'fulfilled' && `（${texts.duty[tick.outcome]}）`}
    </span>
  );
}

function whoOf({ speaker, human }: SpeechEntry): string {
  if (speaker !== 'person') return texts.speakers[speaker];
  return human === null ? texts.own : texts.numbered(human);
}
