/** The company's name and the standing label that an AI answers here. */
import { callerTexts as texts } from '../texts.ts';
import styles from './Header.module.css';

export function Header({ company }: { readonly company: string }) {
  return (
    <header className={styles.header}>
      <h1 className={styles.company}>{company === '' ? texts.fallbackCompany : company}</h1>
      <div className={styles.robot}>
        <strong className={styles.label}>{texts.robotLabel}</strong>
        <span>{texts.robotNotice}</span>
      </div>
    </header>
  );
}
