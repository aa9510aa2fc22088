/**
 * The live call as one time line. It follows the newest line unless the person has scrolled up, and
 * offers the way back. Only finished words are announced to screen readers.
 */
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { workbenchTexts } from '../../texts.ts';
import { MarkRow } from './MarkRow.tsx';
import { SpeechRow } from './SpeechRow.tsx';
import styles from './Timeline.module.css';
import type { TimelineEntry } from './timelineEntry.ts';

const texts = workbenchTexts.timeline;
const nearEndPx = 48;

export interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  /** What stands there while there is nothing. */
  readonly empty: string;
  readonly onSendAgain?: (id: string, text: string) => void;
}

export function Timeline({ entries, empty, onSendAgain }: TimelineProps) {
  const box = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when something has come
  useEffect(() => {
    const element = box.current;
    if (element !== null && follows) element.scrollTop = element.scrollHeight;
  }, [entries, follows]);

  const onScroll = () => {
    const element = box.current;
    if (element === null) return;
    setFollows(element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx);
  };
  const said = entries.filter((entry) => entry.kind === 'mark' || !entry.partial);
  const partials = entries.filter((entry) => entry.kind === 'speech' && entry.partial);

  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className={styles.box} ref={box} onScroll={onScroll} tabIndex={0}>
        {entries.length === 0 && <p className={styles.empty}>{empty}</p>}
        <div role="log" aria-live="polite" aria-label={texts.label}>
          {said.map((entry) => (
            <Row key={`${entry.kind}-${entry.id}`} entry={entry} onSendAgain={onSendAgain} />
          ))}
        </div>
        <div aria-hidden="true">
          {partials.map((entry) => (
            <Row key={entry.id} entry={entry} onSendAgain={onSendAgain} />
          ))}
        </div>
      </div>
      {!follows && (
        <Button className={styles.toEnd ?? ''} size="small" onClick={() => setFollows(true)}>
          {texts.toEnd}
        </Button>
      )}
    </div>
  );
}

function Row({
  entry,
  onSendAgain,
}: {
  readonly entry: TimelineEntry;
  readonly onSendAgain: TimelineProps['onSendAgain'] | undefined;
}) {
  if (entry.kind === 'mark') return <MarkRow mark={entry} />;
  const { id, text } = entry;
  return <SpeechRow speech={entry} onSendAgain={() => onSendAgain?.(id, text)} />;
}
