/** One line of the time line: words of somebody with the duties they met, or a mark of what happened. */
import type { Delivery, Speaker, Way } from '../../shared/captions.ts';

export interface DutyTick {
  readonly clause: string;
  /** What the clause demands; its id where it has no title. */
  readonly title: string;
  readonly outcome: 'fulfilled' | 'interrupted' | 'repeated' | 'lapsed';
}

export interface SpeechEntry {
  readonly kind: 'speech';
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly speaker: Speaker;
  /** Of a person other than the one at this desk. */
  readonly human: string | null;
  readonly way: Way;
  /** What was heard. */
  readonly text: string;
  /** What was to be said beyond it and was not heard. */
  readonly unheard: string;
  readonly ticks: readonly DutyTick[];
  /** Id of the phrase, so that duties find their words; null for free words. */
  readonly phrase: string | null;
  readonly delivery: Delivery | null;
  /** Still being spoken. */
  readonly partial: boolean;
}

export type MarkTone = 'plain' | 'good' | 'care' | 'bad';

export interface MarkEntry {
  readonly kind: 'mark';
  readonly id: string;
  readonly at: number;
  readonly tone: MarkTone;
  readonly label: string;
  readonly text: string;
}

export type TimelineEntry = SpeechEntry | MarkEntry;
