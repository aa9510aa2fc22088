/**
 * A caller by phone whom we can't hear answers by keys (the keypad menu of section 7). Each question
 * is followed by the words that tell which keys answer it; the keys are read by what was asked.
 */
import type { CallMemory, MenuMemory } from '../flow/memory.ts';
import type { KeyKind } from '../keyBuffer.ts';

/** What a question is answered with: the phrase that says so. */
const hints: Readonly<Record<string, string>> = {
  'identity.ask': 'keypad.number',
  'identity.ask_again': 'keypad.number',
  'contact_change.same': 'keypad.number',
  'cannot_answer.contact': 'keypad.number',
  'transfer.unavailable': 'keypad.number',
  readback: 'keypad.yes_no',
  'complaint.deadline': 'keypad.yes_no',
  'transfer.consent': 'keypad.yes_no',
  'outbound.identity': 'keypad.yes_no',
  'outbound.purpose': 'keypad.yes_no',
  'lookup.ask': 'keypad.yes_no',
  'wait.please': 'keypad.yes_no',
  'closing.anything_else': 'keypad.menu',
};

/** The menu, before any key. */
export const menuStart: MenuMemory = {
  stage: 'menu',
  misses: 0,
  page: 0,
  article: 0,
  part: 0,
  order: null,
};

/** Whether this caller can do nothing but press keys. */
export function byKeys({ channel, ear }: Pick<CallMemory, 'channel' | 'ear'>): boolean {
  return channel === 'phone' && !ear;
}

/** The words that follow a phrase for such a caller; null where it needs none. */
export function hintAfter(phrase: string): string | null {
  return hints[phrase] ?? null;
}

/** What the next keys are, by what was asked last. */
export function expectedKeys({ contact, question, awaiting, menu }: CallMemory): KeyKind {
  if (awaiting === 'keys' && menu !== null) {
    if (menu.stage === 'order' || menu.stage === 'last_four') return menu.stage;
    return menu.stage === 'phone' ? 'number' : 'choice';
  }
  if (contact !== null) return contact.number === null ? 'number' : 'choice';
  const asked = awaiting === 'question' || awaiting === 'question_again';
  return asked && question !== null && 'text' in question ? 'number' : 'choice';
}

/** What keys say in answer to a question of ours, in words; null where they are a choice of the menu. */
export function answerByKeys(digits: string, memory: CallMemory): string | null {
  const { question, awaiting } = memory;
  const asked = awaiting === 'question' || awaiting === 'question_again';
  const hint = asked && question && 'phrase' in question ? hintAfter(question.phrase) : null;
  if (hint === 'keypad.number' && digits === '#') return '不留';
  if (hint !== 'keypad.yes_no') return null;
  if (digits === '1') return '是的';
  return digits === '2' ? '不是' : null;
}
