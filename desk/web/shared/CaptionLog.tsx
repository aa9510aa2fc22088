/**
 * What was said, newest below. The log holds finished lines only, so that a screen reader hears
 * each once; words still being spoken stand under it, for the eyes alone. It follows the newest
 * line unless the reader has scrolled up, and takes up following with a line of their own.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import styles from './CaptionLog.module.css';
import type { Caption, Captions, Speaker, Way } from './captions.ts';

export interface CaptionLogProps {
  readonly captions: Captions;
  readonly label: string;
  readonly empty: string;
  /** Whose lines stand on the right. */
  readonly own: Speaker;
  readonly speakers: Readonly<Record<Speaker, string>>;
  readonly ways: Partial<Readonly<Record<Way, string>>>;
  readonly sending: string;
  readonly notSent: string;
  readonly sendAgain: string;
  readonly onSendAgain: (id: string, text: string) => void;
}

const nearEndPx = 80;

export function CaptionLog(props: CaptionLogProps) {
  const { captions } = props;
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  const newest = captions.lines.at(-1);
  const ownNewest = newest?.speaker === props.own ? newest.id : null;
  useLayoutEffect(() => {
    if (ownNewest !== null) follows.current = true;
  }, [ownNewest]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new captions are what it reacts to
  useLayoutEffect(() => {
    const element = box.current;
    if (element !== null && follows.current) element.scrollTop = element.scrollHeight;
  }, [captions]);

  // The keypad, a notice or a phone's keyboard takes room from the log: the newest line stays.
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const resized = new ResizeObserver(() => {
      if (follows.current) element.scrollTop = element.scrollHeight;
    });
    resized.observe(element);
    return () => resized.disconnect();
  }, []);

  const onScroll = () => {
    const element = box.current;
    if (element === null) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    follows.current = below < nearEndPx;
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className={styles.box} ref={box} onScroll={onScroll} tabIndex={0}>
      {captions.lines.length + captions.partials.length === 0 && (
        <p className={styles.empty}>{props.empty}</p>
      )}
      <div role="log" aria-live="polite" aria-label={props.label} className={styles.lines}>
        {captions.lines.map((line, index) => (
          <CaptionLine
            key={line.id}
            line={line}
            goesOn={sameVoice(captions.lines[index - 1], line)}
            {...props}
          />
        ))}
      </div>
      <div aria-hidden="true" className={styles.lines}>
        {captions.partials.map((line, index) => (
          <CaptionLine
            key={line.id}
            line={line}
            goesOn={sameVoice(captions.partials[index - 1] ?? captions.lines.at(-1), line)}
            partial
            {...props}
          />
        ))}
      </div>
    </div>
  );
}

/** The same speaker in the same way: said once above all their lines. */
function sameVoice(before: Caption | undefined, line: Caption): boolean {
  return before?.speaker === line.speaker && before.way === line.way;
}

function CaptionLine({
  line,
  goesOn,
  partial = false,
  ...props
}: CaptionLogProps & { line: Caption; goesOn: boolean; partial?: boolean }) {
  const way = props.ways[line.way];
  const side = line.speaker === props.own ? styles.own : styles.other;
  return (
    <div
      className={`${styles.line} ${side} ${partial ? styles.partial : ''}`}
      data-goes-on={goesOn}
      data-speaker={line.speaker}
    >
      <div className={styles.who}>
        {props.speakers[line.speaker]}
        {way !== undefined && <span className={styles.way}>{way}</span>}
      </div>
      <div className={styles.text}>{line.text}</div>
      {line.delivery === 'sending' && <div className={styles.note}>{props.sending}</div>}
      {line.delivery === 'failed' && (
        <div className={styles.failed}>
          {props.notSent}
          <button type="button" onClick={() => props.onSendAgain(line.id, line.text)}>
            {props.sendAgain}
          </button>
        </div>
      )}
    </div>
  );
}
