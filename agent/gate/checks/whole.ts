/**
 * A sentence that was cut off inside a quotation or a bracket (REC-2.2e): the model stopped in the
 * middle, and what is left is no statement.
 */
import { type Check, hit } from './types.ts';

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['「', '」'],
];

export const checkWhole: Check = ({ text }) => {
  const isEnded = /[。！？；!?;]$/u.test(text);
  const isOpen = pairs.some(([open, close]) => text.lastIndexOf(open) > text.lastIndexOf(close));
  return isOpen && !isEnded ? hit : null;
};
