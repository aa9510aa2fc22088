/** Where a talk with a colleague stands, or why it came to nothing. */
import { Alert } from 'antd';
import { deskTexts } from '../../texts.ts';
import type { Consult } from './consultOf.ts';

const texts = deskTexts.call.requests.consulting;

export interface ConsultNoticeProps {
  readonly consult: Consult;
  /** The caller waits for this person. */
  readonly held: boolean;
}

export function ConsultNotice({ consult, held }: ConsultNoticeProps) {
  const text = textOf(consult, held);
  if (text === null) return null;
  return <Alert type={consult.role === null ? 'warning' : 'info'} title={text} />;
}

function textOf({ role, talking, other, failure }: Consult, held: boolean): string | null {
  if (role === 'asked') return other === null ? null : texts.asked(other);
  if (role === null) return failure === null || !held ? null : texts.failed[failure];
  return talking && other !== null ? texts.asks(other) : texts.ringing(other);
}
