/**
 * Where the lines are drawn for each situation: by cross-validation, so that every utterance is
 * judged by a model that has not seen its pattern. There are two lines, since what a rule confirms
 * needs less; the pair with the best balance of precision and recall is taken.
 */
import type { Lines } from '../../../agent/behaviours/recognition/sense/model.ts';
import { scoresOf, unpack } from '../../../agent/behaviours/recognition/sense/model.ts';
import { situations } from '../corpus.ts';
import type { Sample } from './samples.ts';
import { labelsOf, train } from './train.ts';

const folds = 3;
/** Scores at which a line may lie. */
const lowest = -1.5;
const highest = 0.5;
/**
 * How much less what a rule confirms may need. No more than this: rules look better on `dev`, which
 * they were written by, than they are on what nobody has seen.
 */
const allowances = [0, 0.5];
/** What somebody really said tells more about where a line belongs. */
const originalWeight = 4;

export interface Point {
  readonly score: number;
  readonly confirmed: boolean;
  readonly meant: boolean;
  readonly weight: number;
}

/** The scores of every sample by a model that has not seen its pattern, per situation. */
export function crossValidated(
  samples: readonly Sample[],
  progress: (fold: number, of: number) => void,
): readonly (readonly Point[])[] {
  const points: Point[][] = situations.map(() => []);
  const none: Lines = { alone: [], confirmed: [] };
  for (let fold = 0; fold < folds; fold += 1) {
    progress(fold + 1, folds);
    const learned = train(samples.filter(({ group }) => group % folds !== fold));
    const model = unpack({ ...learned, lines: none });
    for (const sample of samples.filter(({ group }) => group % folds === fold)) {
      const known = sample.features.flatMap((feature) => model.places.get(feature) ?? []);
      const scores = scoresOf(model, known);
      labelsOf(sample.expect, sample.may).forEach((label, one) => {
        if (label < 0) return;
        points[one]?.push({
          score: scores[one] ?? 0,
          confirmed: sample.rules.includes(situations[one] ?? ''),
          meant: label === 1,
          weight: sample.weight * (sample.original ? originalWeight : 1),
        });
      });
    }
  }
  return points;
}

export function linesOf(points: readonly (readonly Point[])[]): Lines {
  const pairs = points.map(bestPair);
  return {
    alone: pairs.map(({ alone }) => alone),
    confirmed: pairs.map(({ confirmed }) => confirmed),
  };
}

/** The two lines with the highest F1. */
export function bestPair(points: readonly Point[]): { alone: number; confirmed: number } {
  let best = { value: -1, alone: 0, confirmed: 0 };
  for (const allowance of allowances) {
    const shifted = points.map(({ score, confirmed, meant, weight }) => ({
      score: confirmed ? score + allowance : score,
      meant,
      weight,
    }));
    const { value, line } = bestLine(shifted);
    if (value > best.value) best = { value, alone: line, confirmed: line - allowance };
  }
  const { alone, confirmed } = best;
  return { alone: Number(alone.toFixed(3)), confirmed: Number(confirmed.toFixed(3)) };
}

function bestLine(points: readonly Omit<Point, 'confirmed'>[]): { value: number; line: number } {
  const sorted = points.toSorted((one, other) => other.score - one.score);
  const all = sorted.reduce((sum, { meant, weight }) => sum + (meant ? weight : 0), 0);
  let hits = 0;
  let entered = 0;
  let best = { value: 0, line: highest };
  sorted.forEach(({ score, meant, weight }, at) => {
    entered += weight;
    if (meant) hits += weight;
    const value = (2 * hits) / (entered + all);
    const next = sorted[at + 1]?.score ?? score - 1;
    if (value >= best.value) best = { value, line: (score + next) / 2 };
  });
  return { value: best.value, line: Math.min(highest, Math.max(lowest, best.line)) };
}
