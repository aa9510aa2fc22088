/**
 * Whether a key press in a text box means "send". Enter sends, Shift+Enter breaks the line, and
 * Enter that only confirms a candidate of an input method (拼音) does neither: `isComposing` tells,
 * and key code 229 where Safari has ended the composition a moment too early.
 */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

export function isSubmitKey(press: KeyPress): boolean {
  return press.key === 'Enter' && !press.shiftKey && !press.isComposing && press.keyCode !== 229;
}
