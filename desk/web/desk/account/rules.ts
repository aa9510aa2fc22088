/** What the fields of the sign-in take; the server judges for itself. */
import { accountTexts as texts } from '../../accountTexts.ts';

export const workNumberRules = [
  { required: true, pattern: /^\s*\d{2,6}\s*$/, message: texts.workNumberRule },
];
export const nameRules = [{ required: true, whitespace: true, max: 40, message: texts.nameRule }];
