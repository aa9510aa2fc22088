/** The three lines of a ring: what the caller wants, what happened or was told, what was promised or the mood. Pure. */
import type { HandoffSummary } from '../../../../records/journal/events.ts';
import { formatDeadline } from '../../shared/formatDeadline.ts';
import { deskTexts, workbenchTexts } from '../../texts.ts';

const texts = workbenchTexts.ring;

export interface RingLine {
  readonly label: string;
  readonly text: string;
}

export function ringLines(summary: HandoffSummary): readonly RingLine[] {
  const { demand, complaint, tried, promised, mood } = summary;
  const happened = complaint?.event ?? null;
  const told = tried.at(-1);
  const promise = promised.at(-1);
  const want = complaint?.demand ?? demand;
  const lines: RingLine[] = [
    { label: texts.demand, text: want === '' ? deskTexts.summary.notTold : want },
  ];
  if (happened !== null) lines.push({ label: texts.event, text: happened });
  if (promise !== undefined) lines.push({ label: texts.promised, text: promiseOf(promise) });
  if (told !== undefined) lines.push({ label: texts.tried, text: told });
  lines.push({ label: texts.mood, text: deskTexts.moods[mood] });
  return lines.slice(0, 3);
}

function promiseOf({ what, by }: HandoffSummary['promised'][number]): string {
  return by === null ? what : what + deskTexts.summary.by(formatDeadline(by));
}
