/**
 * Ending the call (rulebook section 5, decisions 7 and 8): anything else → farewell → the caller
 * hangs up first; after a short wait the line is cut. A phrase that holds 再见 is the closing.
 */
import type { CallMemory } from '../flow/memory.ts';
import type { Company } from '../words/types.ts';
import { addressOf } from './address.ts';
import type { Scene, Script } from './behaviour.ts';
import { plain } from './callerText.ts';
import { askContact } from './contact.ts';
import { complaintDeadline } from './departments.ts';
import { leading, onTurn } from './turn.ts';

/** The caller has nothing more: asked before, it is the farewell; else ETI-6.5a comes first. */
export const nothingMore = onTurn((script, { words }) => {
  if (script.memory.anythingElseAsked === 0) askAnythingElse(script);
  else farewell(script, words.company);
});

/** No, to 请问还有其他问题吗. */
export const sayFarewell = onTurn((script, { words }) => farewell(script, words.company));

/** A complaint that has no contact gets the chance of one before the farewell. */
export const askLateContact = onTurn((script) => {
  script.remember({ lateAsked: true });
  askContact(script, 'late');
});

export function lacksContact({ memory: { complaint, lateAsked } }: Scene): boolean {
  return (
    complaint !== null && complaint.ticketId !== null && complaint.contact === null && !lateAsked
  );
}

/** Nothing more, and ETI-6.5a was said in this ending already. */
export function nothingMoreAfterAsking(scene: Scene): boolean {
  return saysNothingMore(scene) && scene.memory.anythingElseAsked > 0;
}

/** Nothing more, and nothing behind it (没有，不过我想问下续期 goes on). */
export function saysNothingMore(scene: Scene): boolean {
  if (scene.event.type !== 'turn' || leading(scene) !== 'nothing_more') return false;
  return !/不过|但是|可是|想问|问一?下|还想|再问|另外|顺便/u.test(plain(scene.event.text));
}

export function askAnythingElse(script: Script): void {
  script
    .say('closing.anything_else')
    .remember({ anythingElseAsked: script.memory.anythingElseAsked + 1 })
    .wait('anything_else');
}

/** The closing that decisions 7 and 8 name; the caller hangs up first. */
export function farewell(script: Script, company: Company): void {
  const { phrase, form, slots } = closingFor(script.memory, company);
  script.say(phrase, {
    ...(form === undefined ? {} : { form }),
    ...(slots === undefined ? {} : { slots }),
  });
  endAfter(script, company);
}

/** A closing was said: the caller hangs up first, or the line is cut after the short wait. */
export function endAfter(script: Script, company: Company): void {
  script
    .add(
      { type: 'cancel', timer: 'silence' },
      { type: 'timer', timer: 'cut', afterMs: company.farewellWaitMs },
    )
    .remember({ awaiting: 'nothing' });
}

function closingFor(memory: CallMemory, company: Company) {
  const { caller, told } = memory;
  const complaint = memory.complaint?.ticketId ? memory.complaint : memory.blame;
  if (complaint?.ticketId) {
    const deadline = complaintDeadline(complaint.severity, company).spoken;
    const title = addressOf(memory) ?? caller.title ?? told.title;
    return title === null
      ? { phrase: 'complaint.closing', slots: { deadline } }
      : { phrase: 'complaint.closing', form: 'titled', slots: { deadline, title } };
  }
  if (memory.questionOpen) return { phrase: 'cannot_answer.close' };
  if (memory.open) return { phrase: 'closing.open' };
  return { phrase: memory.met ? 'closing.done' : 'closing.farewell' };
}

/** Goodbye words after the farewell: nothing more is said, the short wait starts again. */
export const goodbyeAgain = onTurn(
  (script, { words }) => {
    script.add({ type: 'timer', timer: 'cut', afterMs: words.company.farewellWaitMs });
  },
  { enters: false },
);

export function isGoodbye(scene: Scene): boolean {
  return (
    scene.event.type === 'turn' &&
    /^(?:好(?:的|嘞|吧)?|嗯|行|谢谢|感谢|多谢|再见|拜拜|没(?:有)?了?|不用了|[，,。！!啊呢您你了])+$/u.test(
      plain(scene.event.text),
    )
  );
}

/** A key pressed after the rating, or once too often: no turn that anybody waits for an answer to. */
export function isStrayKey(scene: Scene): boolean {
  const { event, memory } = scene;
  return event.type === 'turn' && event.via === 'keypad' && memory.ratingAsked;
}

/** The caller says that they misdialled, and not only asks for somebody else. */
export function saysMisdialled(scene: Scene): boolean {
  return (
    scene.event.type === 'turn' &&
    leading(scene) === 'wrong_number' &&
    /(?:打|拨|按|播|弄|搞)错|错(?:了|号)/u.test(plain(scene.event.text))
  );
}

/** The caller misdialled: STD-1.4b is the closing. */
export const misdialled = onTurn((script, { words }) => {
  endAfter(script.say('wrong_number.misdialled'), words.company);
});
