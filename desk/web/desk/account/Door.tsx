/** The frame of what stands before the desk: one card in the middle. */
import { Card } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { accountTexts as texts } from '../../accountTexts.ts';
import styles from './Door.module.css';

export function Door({
  heading,
  children,
}: {
  readonly heading?: string;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = texts.title;
  }, []);
  return (
    <main className={styles.page}>
      <Card
        className={styles.card ?? ''}
        title={<h1 className={styles.title}>{heading ?? texts.title}</h1>}
      >
        {children}
      </Card>
    </main>
  );
}
