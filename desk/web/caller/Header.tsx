/** The company's name, and the standing label of who answers here: an AI, or a person once one has taken over. */
import { callerTexts as texts } from '../texts.ts';
import styles from './Header.module.css';

export interface HeaderProps {
  readonly company: string;
  readonly person: boolean;
}

export function Header({ company, person }: HeaderProps) {
  return (
    <header className={styles.header}>
      <h1 className={styles.company}>{company === '' ? texts.fallbackCompany : company}</h1>
      <div className={styles.answers} data-person={person}>
        <strong className={styles.label}>{person ? texts.personLabel : texts.robotLabel}</strong>
        <span>{person ? texts.personNotice : texts.robotNotice}</span>
      </div>
    </header>
  );
}
