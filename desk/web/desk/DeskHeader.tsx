/** The bar on top: who sits here, and whether the server knows it. */
import { Button, Checkbox, Tag } from 'antd';
import type { ChosenState } from '../../../records/people/personStates.ts';
import { deskTexts as texts } from '../texts.ts';
import { AccountMenu } from './account/AccountMenu.tsx';
import styles from './DeskHeader.module.css';
import type { Connection, PersonShown } from './queueReducer.ts';
import type { SpokenBriefing } from './ring/useSpokenBriefing.ts';
import { StateChoice } from './StateChoice.tsx';
import type { Alerts } from './useAlerts.ts';

export interface DeskHeaderProps {
  readonly connection: Connection;
  readonly busy: boolean;
  readonly alerts: Alerts;
  readonly own: PersonShown | undefined;
  readonly onChoose: (state: ChosenState) => void;
  readonly briefing: SpokenBriefing;
}

const colours = { online: 'success', offline: 'error', connecting: 'processing' } as const;

export function DeskHeader(props: DeskHeaderProps) {
  const { connection, busy, alerts, own, onChoose, briefing } = props;
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{texts.title}</h1>
      <Tag color={colours[connection]} role="status">
        {texts.connection[connection]}
      </Tag>
      {alerts.silent && <span className={styles.silent}>{texts.alerts.silent}</span>}
      <StateChoice own={own} onChoose={onChoose} />
      <Checkbox checked={briefing.on} onChange={({ target }) => briefing.choose(target.checked)}>
        {texts.alerts.spokenBriefing}
      </Checkbox>
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
