/**
 * What was promised to a verified caller in earlier calls (TRN-personal, MGT-1.7.4): mentioned once,
 * after the first need is met, or told when they ask for it. Only kinds that end with an answer to
 * the caller are spoken of, by kind and due time: the caller's old words are not read out.
 */
import type { OpenTicket } from '../../records/customers/types.ts';
import { spokenTime } from '../../tools/localDates.ts';
import type { VerifiedCaller } from '../flow/events.ts';
import type { Words } from '../words/types.ts';
import type { Script } from './behaviour.ts';

/** {topic} of the phrase, a closed list; a suggestion is thanked for and not answered. */
const topics: Readonly<Record<OpenTicket['kind'], string | null>> = {
  complaint: '投诉',
  callback: '回电请求',
  fault: '故障报修',
  suggestion: null,
};

/** The identity has matched: who calls, and what is still owed to them. */
export function knowsCaller(script: Script, customer: VerifiedCaller): Script {
  const { id, name, title, phone, openTickets } = customer;
  const known = script.memory.caller.verified;
  return script.remember({
    caller: { number: phone, name, title, verified: true, customerId: id },
    ...(known ? {} : { promises: openTickets.filter(({ kind }) => topics[kind] !== null) }),
  });
}

/** Says what is owed, next due first, once a call. @returns whether anything was */
export function tellPromises(script: Script, { company }: Words): boolean {
  const { promises } = script.memory;
  for (const { kind, dueAt } of promises) {
    const date = spokenTime(new Date(dueAt), company.timeZone);
    script.say('history.open_ticket', { slots: { topic: topics[kind] ?? '', date } });
  }
  script.remember({ promises: [] });
  return promises.length > 0;
}

/** The caller asks how an earlier matter stands. */
export function tellHistory(script: Script, words: Words): void {
  if (!tellPromises(script, words)) script.say('history.none');
  script.remember({ met: true }).say('solve.understood').wait('answer_check');
}
