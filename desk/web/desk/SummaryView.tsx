/** What the call is about, in lines: what the caller wants, their mood, the complaint, what was done and promised. */
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { HandoffSummary } from '../../../records/journal/events.ts';
import { formatDeadline } from '../shared/formatDeadline.ts';
import { deskTexts } from '../texts.ts';
import { ComplaintTable } from './ComplaintTable.tsx';
import styles from './SummaryView.module.css';

const { summary: texts, moods } = deskTexts;
const moodColours = { calm: 'default', upset: 'warning', angry: 'error' } as const;

export function SummaryView({ summary }: { readonly summary: HandoffSummary }) {
  const { demand, complaint, tried, promised, mood, openDuties } = summary;
  return (
    <dl className={styles.lines}>
      <Line label={texts.demand}>{demand === '' ? texts.notTold : demand}</Line>
      <Line label={texts.mood}>
        <Tag color={moodColours[mood]}>{moods[mood]}</Tag>
      </Line>
      {complaint !== null && (
        <Line label={texts.complaint}>
          <ComplaintTable complaint={complaint} />
        </Line>
      )}
      {tried.length > 0 && (
        <Line label={texts.tried}>
          <Items items={tried} />
        </Line>
      )}
      {promised.length > 0 && (
        <Line label={texts.promised}>
          <Items
            items={promised.map(({ what, by }) =>
              by === null ? what : what + texts.by(formatDeadline(by)),
            )}
          />
        </Line>
      )}
      {openDuties.length > 0 && (
        <Line label={texts.openDuties}>
          <Items items={openDuties} />
        </Line>
      )}
    </dl>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.line}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Items({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className={styles.items}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
