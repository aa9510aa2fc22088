import { describe, expect, it } from 'vitest';
import type { Entry } from './corpus.ts';
import { judge, p95, rows } from './score.ts';
import { missedTargets } from './targets.ts';

const entry = (text: string, labels: Entry['expect'], may: Entry['may'] = []): Entry => ({
  text,
  expect: labels,
  may,
  file: 'complaint',
  kind: labels.includes('complaint') ? 'utterance' : 'lookAlike',
});

/** A recogniser whose answers stand in the text itself. */
const spelled = (text: string) => text.split(' ').filter((word) => word !== '-');
const frozen = () => 0;

function rowOf(situation: string, entries: readonly Entry[]) {
  return rows(judge(entries, spelled, frozen)).find((row) => row.situation === situation);
}

describe('judge', () => {
  it('tells missed from wrong and leaves alone what may be entered', () => {
    const [one, other] = judge(
      [
        entry('complaint thanks', ['abuse', 'complaint']),
        entry('mistake_blame complaint', ['complaint'], ['mistake_blame', 'abuse']),
      ],
      spelled,
      frozen,
    );
    expect(one).toMatchObject({ missed: ['abuse'], wrong: ['thanks'], led: false });
    expect(other).toMatchObject({ missed: [], wrong: [], led: true });
  });

  it('is led rightly by nothing where nothing is demanded', () => {
    const judged = judge([entry('-', []), entry('thanks', [])], spelled, frozen);
    expect(judged.map(({ led }) => led)).toEqual([true, false]);
  });

  it('passes over situations that the corpora do not label', () => {
    const [judged] = judge([entry('slower_pace thanks', ['thanks'])], spelled, frozen);
    expect(judged).toMatchObject({ found: ['thanks'], wrong: [], led: true });
  });

  it('measures each utterance by the clock that it is given, the warm-up left out', () => {
    let now = 0;
    const slow = () => {
      now += 3;
      return [];
    };
    const judged = judge([entry('a', []), entry('b', [])], slow, () => now);
    expect(judged.map(({ ms }) => ms)).toEqual([3, 3]);
  });
});

describe('rows', () => {
  const entries = [
    entry('complaint', ['complaint']),
    entry('complaint', ['complaint']),
    entry('-', ['complaint']),
    entry('complaint', []),
    entry('complaint', ['thanks'], ['complaint']),
  ];

  it('counts precision and recall over the whole split', () => {
    const row = rowOf('complaint', entries);
    expect(row).toMatchObject({ n: 3, missed: 1, wrong: 1 });
    expect(row?.recall?.value).toBeCloseTo(2 / 3, 12);
    expect(row?.precision?.value).toBeCloseTo(2 / 3, 12);
  });

  it('counts a situation once, however often it is named', () => {
    expect(rowOf('abuse', [entry('abuse abuse', [])])).toMatchObject({ wrong: 1 });
  });

  it('has no share of nothing', () => {
    expect(rowOf('praise', entries)).toMatchObject({ precision: null, recall: null });
  });
});

describe('missedTargets', () => {
  it('is missed by a share below it and by none at all', () => {
    const all = rows(judge([entry('complaint', ['complaint'])], spelled, frozen));
    const missed = missedTargets(all).map(({ situation }) => situation);
    expect(missed).not.toContain('complaint');
    expect(missed).not.toContain('praise');
    expect(missed).toContain('person_request');
  });

  it('is missed by 96 % recall of complaints', () => {
    const entries = Array.from({ length: 25 }, (_, index) =>
      entry(index === 0 ? '-' : 'complaint', ['complaint']),
    );
    const missed = missedTargets(rows(judge(entries, spelled, frozen)));
    expect(missed.map(({ situation }) => situation)).toContain('complaint');
  });
});

describe('p95', () => {
  it('is the value at the nearest rank', () => {
    expect(p95(Array.from({ length: 100 }, (_, index) => 100 - index))).toBe(95);
    expect(p95([7])).toBe(7);
  });

  it('refuses an empty list', () => {
    expect(() => p95([])).toThrow(RangeError);
  });
});
