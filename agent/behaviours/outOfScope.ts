/** Out of business scope (ETI-6.1h, decision 6), asking a person's help, and the consent to it. */
import type { Words } from '../words/types.ts';
import type { Scene, Script } from './behaviour.ts';
import { businessIn, clausesOf } from './businessText.ts';
import { answer, plain } from './callerText.ts';
import { departmentFor, departmentOf } from './departments.ts';
import { requestHandoff } from './handoff.ts';
import { directoryEntry } from './outOfScopeRules.ts';
import { leading, onTurn } from './turn.ts';

/** The caller asks for business of another place that the directory knows. */
export function isReferred(scene: Scene): boolean {
  return (
    scene.event.type === 'turn' &&
    leading(scene) === 'out_of_scope' &&
    directoryEntry(plain(scene.event.text), scene.words.company.directory) !== null
  );
}

/** The directory knows it: one opening, one ending, then ETI-6.5a. */
export const refer = onTurn((script, { words }) => {
  const entry = directoryEntry(plain(script.text), words.company.directory);
  if (!entry) return;
  const way = entry.phone ? 'phone' : 'place';
  const rest = oursBeside(script.text, words);
  script.remember({ matter: script.text, failures: 0 });
  if (rest !== null) script.remember({ partial: true }).reply(rest);
  script.say(`out_of_scope.${entry.opening}_${way}`, {
    slots: entry.phone ? { phone: entry.phone } : { place: entry.place ?? '' },
  });
  script.say('closing.anything_else').wait('anything_else').remember({ anythingElseAsked: 1 });
});

/** The clauses about our own business, beside those about another office's. */
function oursBeside(text: string, { company }: Words): string | null {
  const own = clausesOf(text).filter(
    (clause) => directoryEntry(plain(clause), company.directory) === null,
  );
  return businessIn(own.join('，'));
}

/** No entry: a person, if the caller agrees (STD-3.3a). */
export const askConsent = onTurn((script) => {
  script.remember({ matter: script.text, consentFor: 'out_of_scope' }).ask('transfer.consent');
});

/** Two turns without progress: a person is offered (REC-2.2g). */
export function offerPerson(script: Script): void {
  script.remember({ consentFor: 'repeated_failure', failures: 0 }).ask('transfer.consent');
}

/** The caller agrees to be transferred. */
export const consent = onTurn(
  (script, { words }) => {
    const reason = script.memory.consentFor ?? 'out_of_scope';
    const department =
      reason === 'out_of_scope'
        ? departmentFor('default', words.company)
        : departmentOf(script.memory.matter ?? '', words.company);
    script.remember({ consentFor: null });
    requestHandoff(script, { reason, department, consented: true });
  },
  { enters: false },
);

/** The caller does not: ETI-6.5a. */
export const noConsent = onTurn(
  (script) => {
    script
      .remember({ consentFor: null, anythingElseAsked: 1 })
      .say('closing.anything_else')
      .wait('anything_else');
  },
  { enters: false },
);

export function agrees(scene: Scene): boolean {
  return scene.event.type === 'turn' && answer(scene.event.text) === 'yes';
}

export function refusesOffer(scene: Scene): boolean {
  return scene.event.type === 'turn' && answer(scene.event.text) === 'no';
}
