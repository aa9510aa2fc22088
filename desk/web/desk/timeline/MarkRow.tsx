/** Something that happened, small between the words. */
import { formatClock } from '../../shared/formatClock.ts';
import styles from './Timeline.module.css';
import type { MarkEntry } from './timelineEntry.ts';

export function MarkRow({ mark }: { readonly mark: MarkEntry }) {
  return (
    <div className={styles.mark} data-tone={mark.tone}>
      <time className={styles.time}>{formatClock(mark.at)}</time>
      <span className={styles.markText}>
        <span className={styles.label}>{mark.label}</span>
        {mark.text}
      </span>
    </div>
  );
}
