/** After something in between, the call goes on where it was: what was awaited is awaited again. */
import type { CallMemory } from '../flow/memory.ts';
import type { Script } from './behaviour.ts';

/** Says the pending question once more, and waits for its answer. */
export function askAgain(script: Script): void {
  const { question } = script.memory;
  if (question && 'phrase' in question) script.say(question.phrase, question);
  else if (question) script.add({ type: 'say_again', text: question.text });
  script.wait('question');
}

/** @param before the memory as it was when the caller spoke */
export function goOn(script: Script, before: CallMemory): void {
  switch (before.awaiting) {
    case 'opening':
    case 'probe':
    case 'question':
    case 'question_again':
      askAgain(script.remember({ question: before.question }));
      return;
    case 'nothing':
      script.wait('answer_check');
      return;
    case 'answer_check':
    case 'anything_else':
    case 'rating':
    case 'keys':
    case 'hold':
      script.wait(before.awaiting);
  }
}
