/** Earlier calls of this caller, the newest first. */
import { formatDeadline } from '../../shared/formatDeadline.ts';
import { workbenchTexts } from '../../texts.ts';
import type { CallerCard } from '../workbenchApi.ts';
import styles from './CallerPanel.module.css';

const texts = workbenchTexts.card;

export function HistoryList({ contacts }: { readonly contacts: CallerCard['lastContacts'] }) {
  if (contacts.length === 0) return <p className={styles.empty}>{texts.noHistory}</p>;
  return (
    <ul className={styles.items}>
      {contacts.map(({ at, topic, outcome }) => (
        <li key={at}>
          <div className={styles.soft}>
            {formatDeadline(at)} · {texts.outcomes[outcome]}
          </div>
          {topic}
        </li>
      ))}
    </ul>
  );
}
