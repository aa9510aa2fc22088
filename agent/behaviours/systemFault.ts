/**
 * A system that does not work (ETI-6.3b): apologised for in its words, never guessed at, and the
 * contact is taken, so that somebody calls back when it works again: a ticket of kind fault.
 */
import { type Behave, behave, type Scene, type Script } from './behaviour.ts';
import { askContact } from './contact.ts';
import { clausesOfSituation } from './recognise.ts';
import { onTurn } from './turn.ts';

/** The model's tools failed, or it asks for a ticket. */
export const systemFault: Behave = onTurn((script) => apologise(script));

/** A tool that the flow ran failed. */
export const toolFailed: Behave = behave((script) => enterSystemFault(script));

export function toolHasFailed({ event }: Scene): boolean {
  return event.type === 'tool.returned' && event.outcome.situation === 'system_fault';
}

/** The situation, where no words of the caller have put the call in it. */
export function enterSystemFault(script: Script): void {
  script.journal({
    type: 'situation.entered',
    situation: 'system_fault',
    clauses: clausesOfSituation('system_fault'),
    by: 'rule',
  });
  apologise(script);
}

function apologise(script: Script): void {
  const { answering, matter } = script.memory;
  script
    .remember({ need: null, failures: 0, matter: answering === '' ? matter : answering })
    .say('system_fault', { form: 'server' });
  askContact(script, 'fault');
}
