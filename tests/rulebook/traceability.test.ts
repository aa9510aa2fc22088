/**
 * Every clause of the rulebook is proven by a test that names it, or stands on the list of
 * what is open. The list only shrinks: a clause that is proven must be struck off, and no other may
 * be added in its place.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadClauses } from '../../evals/rules/clauses.ts';
import { collectScenarioProofs, collectTestProofs, type Proof } from '../../evals/rules/proofs.ts';
import { type TracedClause, traceClauses } from '../../evals/rules/trace.ts';
import { createDemoCustomers } from '../../records/customers/demoCustomers.ts';
import { journalBodies } from '../../records/journal/events.ts';
import { createToolbox } from '../../tools/createToolbox.ts';
import { words } from '../support/dialogue.ts';
import { root } from '../support/setup/runScript.ts';

/** Recording, accounts and access, supervision, QA, KPIs, the desk for people. Never more than these. */
const laterWork = `
  ETI-5k
  REC-1.1 REC-1.1b REC-1.2 REC-1.3 REC-1.4 MGT-1.3.3 MGT-2.4.3c MGT-3.2.3 DEC-15
  TRN-FCR TRN-AHT TRN-SL MGT-1.8.2 MGT-1.8.3 MGT-1.10 TRN-data
  ETI-5h ETI-5i ETI-5j ETI-5d1 MGT-3.4.1 MGT-2.4.3a MGT-2.4.3b MGT-2.5 MGT-2.6
`;
const mostLaterWork = 26;

const idsOf = (list: string) => list.split(/\s+/u).filter((id) => id !== '');
const clauses = loadClauses(root);
let proofs: readonly Proof[] = [];
let traced: readonly TracedClause[] = [];

beforeAll(async () => {
  proofs = [...(await collectTestProofs(root)), ...collectScenarioProofs(root)];
  traced = traceClauses(clauses, words, proofs);
}, 60_000);

describe('every clause', () => {
  it('is there: 152 of the documents and of the house, and 20 decisions', () => {
    const decisions = [...clauses.keys()].filter((id) => id.startsWith('DEC-'));
    expect(decisions).toEqual(Array.from({ length: 20 }, (_, index) => `DEC-${index + 1}`));
    expect(clauses.size - decisions.length).toBe(152);
  });

  it('is proven by a test that names it, or is listed as open', () => {
    expect(traced.filter(({ accounted }) => !accounted).map(({ id }) => id)).toEqual([]);
  });

  it('says how it is met, unless people alone can meet it later', () => {
    const vague = traced.filter(({ met, open }) => Object.keys(met).length === 0 && open === null);
    expect(vague.map(({ id }) => id)).toEqual([]);
  });

  it('that is open is on the list, and the list only shrinks', () => {
    const open = traced.flatMap(({ id, open: why }) => (why === null ? [] : [id]));
    expect(new Set(open)).toEqual(new Set(idsOf(laterWork)));
    expect(idsOf(laterWork).length).toBeLessThanOrEqual(mostLaterWork);
  });
});

describe('what a clause is met by', () => {
  const toolNames = new Set(
    createToolbox({
      context: {
        company: words.company,
        articles: words.articles,
        customers: createDemoCustomers(),
        now: new Date(words.company.demoNow),
        call: { verified: null, identityTries: 0, situation: null },
      },
      note: () => {},
      elapsed: () => 0,
    }).specs.map(({ name }) => name),
  );

  it('exists: behaviours, files, tools and journal events', () => {
    const missing = [...clauses].flatMap(([id, entry]) => [
      ...(entry.behaviour ?? [])
        .filter((name) => !existsSync(join(root, 'agent', 'behaviours', `${name}.ts`)))
        .map((name) => `${id}: agent/behaviours/${name}.ts`),
      ...(entry.code ?? [])
        .filter((file) => !existsSync(join(root, file)))
        .map((file) => `${id}: ${file}`),
      ...(entry.tool ?? []).filter((name) => !toolNames.has(name)).map((name) => `${id}: ${name}`),
      ...(entry.record ?? [])
        .filter((type) => !Object.hasOwn(journalBodies, type))
        .map((type) => `${id}: ${type}`),
    ]);
    expect(missing).toEqual([]);
  });
});

describe('a clause id', () => {
  it('in the title of a test or in the tag of a scenario is one of the rulebook', () => {
    const unknown = proofs.flatMap(({ file, title, clauses: named }) =>
      named.filter((id) => !clauses.has(id)).map((id) => `${file}: ${title}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  it('in phrases and gate rules is one of the rulebook', () => {
    const cited = [...words.phrases.all, ...words.rules].flatMap(({ id, clauses: named }) =>
      named.filter((clause) => !clauses.has(clause)).map((clause) => `${id}: ${clause}`),
    );
    expect(cited).toEqual([]);
  });
});
