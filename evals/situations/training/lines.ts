/**
 * Where the lines are drawn for each situation: by cross-validation, so that every utterance is
 * judged by a model that has not seen its pattern. There are two lines, since what a rule confirms
 * needs less; the pair with the best balance of precision and recall is taken.
 */
import type { Lines } from '../../../agent/behaviours/sense/model.ts';
import { placesOf, scoresOf, unpack } from '../../../agent/behaviours/sense/model.ts';
import { situations } from '../corpus.ts';
import { type Target, targets } from '../targets.ts';
import { devFile, type Sample } from './samples.ts';
import { labelsOf, train } from './train.ts';

const folds = 4;
/** Files by one hand each, none of which wrote much of the whole: only these and `dev` are judged. */
const judgedFiles = /^(?:w-.*|dev)$/u;
/** Written with the mistakes of the cross-validation at hand: no part of it. */
const writtenAfter = /^after-/u;
/** Share of utterances that mean one situation: between a set of few situations and one of all. */
const meantShare = 0.045;
/** Scores at which a line may lie. */
const lowest = -1.5;
const highest = 3;
/** Of situations without a target. */
const even: Target = { precision: 0.9, recall: 0.9 };
/** A danger missed costs more than one too many; what a rule confirms needs far less. */
const dangerous: Target = { precision: 0.84, recall: 0.98 };
const dangerAllowances = [3];
const lowestOfDanger = -2.5;
/** How much less what a rule confirms may need; little where few utterances can tell. */
const allowances = [0, 0.5, 1, 2];
const fewAllowances = [0, 0.5];
export interface Point {
  readonly score: number;
  readonly confirmed: boolean;
  readonly meant: boolean;
}

/** The scores of what was really said by a model that has not seen its writer, per situation. */
export function crossValidated(
  samples: readonly Sample[],
  progress: (fold: number, of: number) => void,
): readonly (readonly Point[])[] {
  const points: Point[][] = situations.map(() => []);
  const none: Lines = { alone: [], confirmed: [] };
  const all = new Set(samples.map(({ file }) => file));
  const files = [...all].filter((file) => judgedFiles.test(file));
  const foldOf = ({ file, group }: Sample) =>
    file === devFile ? group % folds : files.indexOf(file) % folds;
  const usable = samples.filter(({ file }) => !writtenAfter.test(file));
  const isJudged = (sample: Sample, fold: number) =>
    files.includes(sample.file) && foldOf(sample) === fold;
  for (let fold = 0; fold < folds; fold += 1) {
    progress(fold + 1, folds);
    const learned = train(usable.filter((sample) => !isJudged(sample, fold)));
    const model = unpack({ ...learned, lines: none });
    for (const sample of samples.filter((one) => one.original && isJudged(one, fold))) {
      const scores = scoresOf(model, placesOf(model, sample.features));
      labelsOf(sample.expect, sample.may).forEach((label, one) => {
        if (label < 0) return;
        points[one]?.push({
          score: scores[one] ?? 0,
          confirmed: sample.rules.includes(situations[one] ?? ''),
          meant: label === 1,
        });
      });
    }
  }
  return points;
}

export function linesOf(points: readonly (readonly Point[])[]): Lines {
  const pairs = points.map((some, one) =>
    situations[one] === 'danger'
      ? bestPair(some, dangerous, dangerAllowances, lowestOfDanger)
      : bestPair(some, targets[situations[one] ?? 'thanks']),
  );
  return {
    alone: pairs.map(({ alone }) => alone),
    confirmed: pairs.map(({ confirmed }) => confirmed),
  };
}

/** The two lines where the worse of precision and recall is nearest to its target, or furthest above it. */
export function bestPair(
  points: readonly Point[],
  target?: Target,
  shifts: readonly number[] = target ? allowances : fewAllowances,
  least = lowest,
): { alone: number; confirmed: number } {
  let best = { value: Number.NEGATIVE_INFINITY, alone: 0, confirmed: 0 };
  for (const allowance of shifts) {
    const shifted = points.map(({ score, confirmed, meant }) => ({
      score: confirmed ? score + allowance : score,
      meant,
    }));
    const { value, line } = bestLine(shifted, target ?? even, least);
    if (value > best.value) best = { value, alone: line, confirmed: line - allowance };
  }
  const { alone, confirmed } = best;
  return { alone: Number(alone.toFixed(3)), confirmed: Number(confirmed.toFixed(3)) };
}

function bestLine(
  points: readonly Omit<Point, 'confirmed'>[],
  target: Target,
  least: number,
): { value: number; line: number } {
  const sorted = points.toSorted((one, other) => other.score - one.score);
  const all = sorted.filter(({ meant }) => meant).length;
  const weight = ((1 / meantShare - 1) * all) / Math.max(1, sorted.length - all);
  let hits = 0;
  let wrong = 0;
  let best = { value: Number.NEGATIVE_INFINITY, line: highest };
  sorted.forEach(({ score, meant }, at) => {
    if (meant) hits += 1;
    else wrong += weight;
    const precision = hits / (hits + wrong);
    const value = Math.min(precision - target.precision, hits / all - target.recall);
    const next = sorted[at + 1]?.score ?? score - 1;
    if (value > best.value) best = { value, line: (score + next) / 2 };
  });
  return { value: best.value, line: Math.min(highest, Math.max(least, best.line)) };
}
