/**
 * Blame for a mistake or the manner in this call (ETI-6.2d): it is recorded honestly, in the caller's
 * words, with a contact where they leave one, and goes to the supervisor; nothing is argued. Blame
 * for past service, money or staff is a complaint and not taken here (decision 11).
 */
import type { ComplaintMemory } from '../flow/memory.ts';
import type { Behave, Scene, Script } from './behaviour.ts';
import { businessIn } from './businessText.ts';
import { answer, plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { complaintElementsIn, complaintIssue } from './complaintElements.ts';
import { askContact } from './contact.ts';
import { complaintDeadline } from './departments.ts';
import { offerPerson } from './outOfScope.ts';
import { recordBlame, settleUnfinished } from './record.ts';
import { serveRest } from './rest.ts';
import { leading, onTurn } from './turn.ts';

/** ETI-6.2d: sorry, and what happened. The second time running, a person is offered as well. */
export const blamedForMistake: Behave = onTurn((script, scene) => {
  if (script.memory.blame !== null || script.saidBefore('mistake_blame')) {
    keepDetail(script);
    recordBlame(script, scene);
    script.say('understanding.pardon');
    offerPerson(script);
    return;
  }
  settleUnfinished(script, scene);
  script
    .remember({
      soured: true,
      blame: blameIn(script.text),
      rest: businessIn(script.text),
      need: null,
    })
    .ask('mistake_blame');
});

function blameIn(text: string): ComplaintMemory {
  const elements = complaintElementsIn(text);
  return {
    elements: { ...elements, event: elements.event ?? text.slice(0, 300) },
    asked: { time: 0, place: 0, people: 0, event: 0, demand: 0 },
    severity: 'simple',
    ticketId: null,
    contact: null,
  };
}

/** What happened, in answer to ETI-6.2d; the contact comes next. */
export const tellBlame: Behave = onTurn(
  (script) => {
    keepDetail(script);
    askContact(script, 'blame');
  },
  { enters: false },
);

/** The caller would rather not tell: it is recorded as it is. */
export const leaveBlame: Behave = onTurn(
  (script, scene) => {
    recordBlame(script, scene);
    const { rest } = script.memory;
    if (rest === null) askAnythingElse(script);
    else serveRest(script.remember({ rest: null }), rest);
  },
  { enters: false },
);

/** The caller goes on with their question: it is answered, and the blame recorded all the same. */
export const answerBlamer: Behave = onTurn(
  (script, scene) => {
    recordBlame(script, scene);
    serveRest(script.remember({ rest: null }), script.text);
  },
  { enters: false },
);

function keepDetail(script: Script): void {
  const { blame } = script.memory;
  if (blame === null || blame.ticketId !== null) return;
  const told = complaintElementsIn(script.text);
  const { elements } = blame;
  const event = [elements.event, told.event].filter((part) => part !== null).join('，');
  script.remember({
    blame: {
      ...blame,
      elements: {
        time: elements.time ?? told.time,
        place: elements.place ?? told.place,
        people: elements.people ?? told.people,
        event: event === '' ? null : event.slice(0, 500),
        demand: elements.demand ?? told.demand,
      },
    },
  });
}

/** The contact is settled: the record, the commitment, the deadline (STD-3.4c, STD-3.4d). */
export function settleBlame(script: Script, scene: Scene): void {
  const { blame } = script.memory;
  if (blame === null) return;
  const issue = complaintIssue(blame.elements.event ?? '');
  recordBlame(script, scene);
  script
    .remember({ contact: null })
    .say('complaint.commitment', {
      slots: { issue: issue === '情况' ? '服务问题' : issue, measure: '提交主管核实处理' },
    })
    .ask('complaint.deadline', {
      slots: { deadline: complaintDeadline('simple', scene.words.company).spoken },
    });
}

export function tellsBlame(scene: Scene): boolean {
  return (
    scene.event.type === 'turn' &&
    [null, 'mistake_blame', 'slow_blame', 'complaint'].includes(leading(scene))
  );
}

/** 算了, 没什么: nothing more is to be told. */
export function leavesBlame({ event }: Scene): boolean {
  return (
    event.type === 'turn' &&
    plain(event.text).length <= 10 &&
    (answer(event.text) === 'no' || /^(?:算了|没什么|没事|就这样|不想说)/u.test(plain(event.text)))
  );
}

/** A question or a trouble of theirs, and no details of the mistake. */
export function asksInstead(scene: Scene): boolean {
  return (
    scene.event.type === 'turn' && leading(scene) === null && businessIn(scene.event.text) !== null
  );
}
