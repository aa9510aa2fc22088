import { expect, test } from 'vitest';
import { isSubmitKey } from './isSubmitKey.ts';

const enter = { key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13 };

test.each([
  ['Enter sends', enter, true],
  ['Shift+Enter breaks the line', { ...enter, shiftKey: true }, false],
  [
    'Enter that confirms a candidate of an input method does not send',
    { ...enter, isComposing: true },
    false,
  ],
  ['nor does it in Safari, which tells by key code 229', { ...enter, keyCode: 229 }, false],
  ['another key does not send', { ...enter, key: 'a', keyCode: 65 }, false],
])('%s', (_, press, sends) => {
  expect(isSubmitKey(press)).toBe(sends);
});
