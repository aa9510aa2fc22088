/**
 * A look-up that the system can't carry out (ETI-6.3b): apologised for in its words, never guessed
 * at; the matter stays the caller's to take up again, and ETI-6.5a follows.
 */
import { type Behave, behave, type Scene, type Script } from './behaviour.ts';
import { askAnythingElse } from './closing.ts';
import { clausesOfSituation } from './recognise.ts';

/** A tool that the flow ran failed. */
export const toolFailed: Behave = behave((script) => {
  script.journal({
    type: 'situation.entered',
    situation: 'system_fault',
    clauses: clausesOfSituation('system_fault'),
    by: 'rule',
  });
  apologise(script);
});

export function toolHasFailed({ event }: Scene): boolean {
  return event.type === 'tool.returned' && event.outcome.situation === 'system_fault';
}

function apologise(script: Script): void {
  script
    .remember({ need: null, anythingElseAsked: 0, failures: 0 })
    .say('system_fault', { form: 'server' });
  askAnythingElse(script);
}
