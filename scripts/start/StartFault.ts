/** A start that can't go on; the message says what, where and how to mend it. Shown without a stack. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}
