/** What the rules demanded in this call: still open first, since that is what the person has to do. */
import { workbenchTexts } from '../../texts.ts';
import type { ShownPageEvent } from '../timeline/pageEvent.ts';
import styles from './DutyList.module.css';
import { dutiesOf, type ShownDuty } from './dutiesOf.ts';

const texts = workbenchTexts.duties;
const signs = { open: '○', met: '✓', lapsed: '✕' } as const;
const order = ['open', 'lapsed', 'met'] as const;

export interface DutyListProps {
  readonly events: readonly ShownPageEvent[];
  /** Titles of clauses by id. */
  readonly clauses: Readonly<Record<string, string>>;
}

export function DutyList({ events, clauses }: DutyListProps) {
  const duties = dutiesOf(events);
  if (duties.length === 0) return <p className={styles.none}>{texts.none}</p>;
  const count = (state: ShownDuty['state']) => duties.filter((duty) => duty.state === state).length;
  return (
    <>
      <p className={styles.none}>{texts.counts(count('met'), count('open'))}</p>
      <ul className={styles.list}>
        {order.flatMap((state) =>
          duties
            .filter((duty) => duty.state === state)
            .map(({ key, clause }) => (
              <li key={key} className={styles.duty} data-state={state}>
                <span title={texts[state]}>{signs[state]}</span>
                <span>{clauses[clause] ?? clause}</span>
                <span className={styles.clause}>{clause}</span>
              </li>
            )),
        )}
      </ul>
    </>
  );
}
