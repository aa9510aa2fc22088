/** One thing the caller should know, with a button where they can do something about it. */
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

export interface NoticeProps {
  /** A trouble is announced at once, a note when the screen reader has time. */
  readonly kind: 'trouble' | 'note';
  readonly children: ReactNode;
  readonly action?: { readonly label: string; readonly act: () => void };
}

export function Notice({ kind, children, action }: NoticeProps) {
  return (
    <div
      className={`${styles.notice} ${styles[kind]}`}
      role={kind === 'trouble' ? 'alert' : 'note'}
    >
      <span>{children}</span>
      {action && (
        <button type="button" className={styles.action} onClick={action.act}>
          {action.label}
        </button>
      )}
    </div>
  );
}
