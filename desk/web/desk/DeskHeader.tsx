/** The bar on top: who sits here, and whether the server knows it. */
import { Button, Tag } from 'antd';
import { deskTexts as texts } from '../texts.ts';
import styles from './DeskHeader.module.css';
import type { Connection } from './queueReducer.ts';
import type { Alerts } from './useAlerts.ts';

export interface DeskHeaderProps {
  readonly workNumber: string;
  readonly connection: Connection;
  readonly changeable: boolean;
  readonly onChange: () => void;
  readonly alerts: Alerts;
}

const colours = { online: 'success', offline: 'error', connecting: 'processing' } as const;

export function DeskHeader(props: DeskHeaderProps) {
  const { workNumber, connection, changeable, onChange, alerts } = props;
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{texts.title}</h1>
      <Tag color={colours[connection]} role="status">
        {texts.connection[connection]}
      </Tag>
      {alerts.silent && <span className={styles.silent}>{texts.alerts.silent}</span>}
      <span className={styles.person}>
        {texts.workNumber} <strong>{workNumber}</strong>
      </span>
      <Button size="small" disabled={!changeable} onClick={onChange}>
        {texts.change}
      </Button>
      {alerts.askable && (
        <Button size="small" onClick={alerts.ask}>
          {texts.alerts.enable}
        </Button>
      )}
    </header>
  );
}
