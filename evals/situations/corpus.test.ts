import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CorpusFault,
  type Entry,
  loadCorpus,
  type Situation,
  situations,
  splits,
} from './corpus.ts';
import { folded, nearDuplicates } from './similarity.ts';
import { loadPatterns } from './training/patterns.ts';
import { seed, spelledOut } from './training/samples.ts';

const folder = join(import.meta.dirname, '../corpora');
const corpora = { dev: loadCorpus(folder, 'dev'), 'held-out': loadCorpus(folder, 'held-out') };

/** Situations with a target or with life at stake: shares of 26 would say too little. */
const large: readonly Situation[] = [
  'complaint',
  'person_request',
  'abuse',
  'recording_objection',
  'wrong_number',
  'out_of_scope',
  'danger',
];

/** Decision 11; what is not named stands behind. */
const ranks: readonly Situation[] = [
  'danger',
  'recording_objection',
  'abuse',
  'complaint',
  'person_request',
];
const courtesies: readonly Situation[] = ['thanks', 'praise', 'nothing_more'];

function rank(situation: Situation): number {
  if (courtesies.includes(situation)) return ranks.length + 1;
  const place = ranks.indexOf(situation);
  return place === -1 ? ranks.length : place;
}

const texts = (entries: readonly Entry[]) => entries.map(({ text }) => text);

describe.each(splits)('the corpus %s', (split) => {
  const entries = corpora[split];

  it.each(situations)('has enough utterances and look-alikes of %s', (situation) => {
    const kinds = entries.filter(({ file }) => file === situation).map(({ kind }) => kind);
    const least = large.includes(situation) ? 50 : 26;
    expect(kinds.filter((kind) => kind === 'utterance').length).toBeGreaterThanOrEqual(least);
    expect(kinds.filter((kind) => kind === 'lookAlike').length).toBeGreaterThanOrEqual(least);
  });

  it('labels every utterance, and no look-alike, with the situation of its file', () => {
    const odd = entries.filter(
      ({ file, kind, expect: labels }) => labels.includes(file) !== (kind === 'utterance'),
    );
    expect(odd.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it('puts the situation first that speaks first', () => {
    const odd = entries.filter(({ expect: labels }) => {
      const order = labels.map(rank);
      return order.some((place, index) => place < (order[index - 1] ?? 0));
    });
    expect(odd.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it('neither demands and allows the same, nor names a situation twice', () => {
    const odd = entries.filter(({ expect: labels, may }) => {
      const named = [...labels, ...may];
      return new Set(named).size !== named.length;
    });
    expect(odd.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it('says nothing twice', () => {
    const seen = new Set<string>();
    const again = entries.filter((entry) => seen.size === seen.add(folded(entry.text)).size);
    expect(again.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });
});

it('keeps the splits apart: nothing of one is nearly said in the other', () => {
  expect(nearDuplicates(texts(corpora.dev), texts(corpora['held-out']), 0.8)).toEqual([]);
});

it('teaches the classifier nothing that is nearly said in the held-out split, courtesies aside', () => {
  const taught = spelledOut(loadPatterns(join(folder, 'train')), seed).map(({ text }) => text);
  const long = texts(corpora['held-out']).filter((text) => folded(text).length >= 6);
  expect(nearDuplicates(taught, long, 0.8).length).toBe(0);
});

describe('loading', () => {
  function fault(files: Readonly<Record<string, string>>): string {
    const root = mkdtempSync(join(tmpdir(), 'corpora-'));
    mkdirSync(join(root, 'dev'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'dev', name), text);
    try {
      loadCorpus(root, 'dev');
    } catch (error) {
      if (error instanceof CorpusFault) return error.message;
      throw error;
    }
    return '';
  }

  it('names the folder that is not there', () => {
    expect(() => loadCorpus('/nowhere', 'dev')).toThrow(/\/nowhere\/dev: 读不到/);
  });

  it('names all faults at once, each with its file and place', () => {
    const said = fault({
      'thanks.yaml': 'utterances: [{ text: 谢谢, expect: [gratitude] }]\nlookAlikes: []',
      'greeting.yaml': 'utterances: []',
      'abuse.yaml': 'utterances: [',
    });
    expect(said).toMatch(/dev\/thanks\.yaml: utterances\.0\.expect\.0: /);
    expect(said).toMatch(/dev\/thanks\.yaml: lookAlikes: /);
    expect(said).toContain('dev/greeting.yaml: 没有这个情形');
    expect(said).toMatch(/dev\/abuse\.yaml: /);
    expect(said).toContain('没有“danger”的语料');
  });
});
