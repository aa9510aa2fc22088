/**
 * Where the line is drawn for each situation: by cross-validation, so that every utterance is
 * judged by a model that has not seen its pattern. The line that gives the best balance of
 * precision and recall is taken.
 */
import { scoresOf, unpack } from '../../../agent/behaviours/recognition/sense/model.ts';
import { situations } from '../corpus.ts';
import { labelsOf, type Sample, train } from './train.ts';

const folds = 3;
/** Scores at which a line may lie. */
const lowest = -2.5;
const highest = 0.5;

interface Point {
  readonly score: number;
  readonly meant: boolean;
  readonly weight: number;
}

/** @param progress told the number of each fold as it begins */
export function crossValidated(
  samples: readonly Sample[],
  progress: (fold: number, of: number) => void,
): readonly number[] {
  const points: Point[][] = situations.map(() => []);
  for (let fold = 0; fold < folds; fold += 1) {
    progress(fold + 1, folds);
    const model = unpack(train(samples.filter(({ group }) => group % folds !== fold)));
    for (const sample of samples.filter(({ group }) => group % folds === fold)) {
      const known = sample.features.flatMap((feature) => model.places.get(feature) ?? []);
      const scores = scoresOf(model, known);
      labelsOf(sample.expect, sample.may).forEach((label, one) => {
        const score = scores[one] ?? 0;
        if (label >= 0) points[one]?.push({ score, meant: label === 1, weight: sample.weight });
      });
    }
  }
  return points.map(bestLine);
}

/** The score with the highest F1; of equals the lower one. */
export function bestLine(points: readonly Point[]): number {
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
  return Number(Math.min(highest, Math.max(lowest, best.line)).toFixed(3));
}
