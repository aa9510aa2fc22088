/** The five elements of a complaint (REC-2.2i); what the caller did not tell is shown as such. */
import type { HandoffSummary } from '../../../records/journal/events.ts';
import { deskTexts } from '../texts.ts';
import styles from './ComplaintTable.module.css';

const { elements, notTold } = deskTexts.summary;
const order = ['time', 'place', 'people', 'event', 'demand'] as const;

export interface ComplaintTableProps {
  readonly complaint: NonNullable<HandoffSummary['complaint']>;
}

export function ComplaintTable({ complaint }: ComplaintTableProps) {
  return (
    <table className={styles.table}>
      <tbody>
        {order.map((element) => (
          <tr key={element}>
            <th scope="row">{elements[element]}</th>
            <td className={complaint[element] === null ? styles.missing : ''}>
              {complaint[element] ?? notTold}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
