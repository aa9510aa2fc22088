/** The bar on top: who sits here, and whether the server knows it. */
import { Button, Tag } from 'antd';
import type { ChosenState } from '../../../records/people/personStates.ts';
import { deskTexts as texts } from '../texts.ts';
import styles from './DeskHeader.module.css';
import type { Connection, PersonShown } from './queueReducer.ts';
import { StateChoice } from './StateChoice.tsx';
import type { Alerts } from './useAlerts.ts';

export interface DeskHeaderProps {
  readonly workNumber: string;
  readonly connection: Connection;
  readonly changeable: boolean;
  readonly onChange: () => void;
  readonly alerts: Alerts;
  readonly own: PersonShown | undefined;
  readonly onChoose: (state: ChosenState) => void;
}

const colours = { online: 'success', offline: 'error', connecting: 'processing' } as const;

export function DeskHeader(props: DeskHeaderProps) {
  const { workNumber, connection, changeable, onChange, alerts, own, onChoose } = props;
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{texts.title}</h1>
      <Tag color={colours[connection]} role="status">
        {texts.connection[connection]}
      </Tag>
      {alerts.silent && <span className={styles.silent}>{texts.alerts.silent}</span>}
      <StateChoice own={own} onChoose={onChoose} />
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
