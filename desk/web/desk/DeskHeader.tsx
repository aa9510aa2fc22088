/** The bar on top: who sits here, and whether the server knows it. */
import { Button, Tag } from 'antd';
import { deskTexts as texts } from '../texts.ts';
import { AccountMenu } from './account/AccountMenu.tsx';
import styles from './DeskHeader.module.css';
import type { Connection } from './queueReducer.ts';
import type { Alerts } from './useAlerts.ts';

export interface DeskHeaderProps {
  readonly connection: Connection;
  readonly busy: boolean;
  readonly alerts: Alerts;
}

const colours = { online: 'success', offline: 'error', connecting: 'processing' } as const;

export function DeskHeader(props: DeskHeaderProps) {
  const { connection, busy, alerts } = props;
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{texts.title}</h1>
      <Tag color={colours[connection]} role="status">
        {texts.connection[connection]}
      </Tag>
      {alerts.silent && <span className={styles.silent}>{texts.alerts.silent}</span>}
      <span className={styles.person}>
        <AccountMenu busy={busy} />
      </span>
      {alerts.askable && (
        <Button size="small" onClick={alerts.ask}>
          {texts.alerts.enable}
        </Button>
      )}
    </header>
  );
}
