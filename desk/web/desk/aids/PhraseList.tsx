/** The mandated phrases for this moment; a click puts one into the reply box, word for word. */
import { useState } from 'react';
import { workbenchTexts } from '../../texts.ts';
import { type Moment, moments, type WorkbenchData } from '../workbenchApi.ts';
import styles from './Aids.module.css';
import { fillPhrase, type PhraseContext } from './fillPhrase.ts';

const texts = workbenchTexts.aids;

export interface PhraseListProps {
  readonly phrases: WorkbenchData['phrases'];
  /** The moment that the call is in. */
  readonly moment: Moment;
  readonly context: PhraseContext;
  /** Absent while there is nobody to write to. */
  readonly onPick: ((text: string) => void) | null;
}

export function PhraseList({ phrases, moment, context, onPick }: PhraseListProps) {
  const [chosen, setChosen] = useState<{ at: Moment; moment: Moment } | null>(null);
  const shown = chosen?.at === moment ? chosen.moment : moment;
  const known = moments.filter((each) => (phrases[each]?.length ?? 0) > 0);
  const list = phrases[shown] ?? [];
  return (
    <>
      <div className={styles.moments}>
        {known.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.moment}
            aria-pressed={each === shown}
            onClick={() => setChosen({ at: moment, moment: each })}
          >
            {texts.moments[each]}
          </button>
        ))}
      </div>
      {list.length === 0 && <p className={styles.empty}>{texts.noPhrases}</p>}
      <ul className={styles.list}>
        {list.map(({ id, text, clauses }) => {
          const words = fillPhrase(text, context);
          return (
            <li key={id} className={styles.item}>
              {onPick === null ? (
                words
              ) : (
                <button
                  type="button"
                  className={styles.phrase}
                  title={texts.copy}
                  onClick={() => onPick(words)}
                >
                  {words}
                </button>
              )}
              <div className={styles.small}>{clauses[0]}</div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
