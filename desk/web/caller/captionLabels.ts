/** The caption log's labels as the caller page has them. */
import type { CaptionLogProps } from '../shared/CaptionLog.tsx';
import { callerTexts as texts } from '../texts.ts';

export const captionLabels: Omit<CaptionLogProps, 'captions' | 'onSendAgain'> = {
  label: texts.captions,
  empty: texts.captionsEmpty,
  own: 'caller',
  speakers: texts.speakers,
  ways: texts.ways,
  sending: texts.sending,
  notSent: texts.notSent,
  sendAgain: texts.sendAgain,
};
