/**
 * Logistic regression, one per situation, over sets of features (AdaGrad with weight decay).
 * Deterministic: the same examples and seed give the same weights.
 */
import { randomFrom } from './expand.ts';
import { shuffle } from './net.ts';

export interface Example {
  /** Places of its features in the weights. */
  readonly features: Int32Array;
  /** Per situation: 1 meant, 0 not meant, -1 open. */
  readonly labels: Int8Array;
  /** How much it counts. */
  readonly weight: number;
}

export interface LearnOptions {
  readonly rounds: number;
  readonly rate: number;
  readonly decay: number;
  readonly seed: number;
}

export interface Linear {
  /** One row per feature, one column per situation. */
  readonly weights: Float32Array;
  readonly biases: Float64Array;
}

/** Errors smaller than this teach nothing. */
const negligible = 0.003;

export function learn(
  examples: readonly Example[],
  features: number,
  classes: number,
  options: LearnOptions,
): Linear {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes).fill(1e-4);
  const biases = new Float64Array(classes);
  const biasSquares = new Float64Array(classes).fill(1e-4);
  const sums = new Float64Array(classes);
  const order = Int32Array.from(examples.keys());
  const random = randomFrom(options.seed);
  const learnOne = ({ features: rows, labels, weight }: Example): void => {
    const scale = 1 / Math.sqrt(Math.max(1, rows.length));
    sumRows(sums, weights, rows);
    for (let one = 0; one < classes; one += 1) {
      const label = labels[one] ?? -1;
      if (label < 0) continue;
      const score = (sums[one] ?? 0) * scale + (biases[one] ?? 0);
      const error = (1 / (1 + Math.exp(-score)) - label) * weight;
      if (Math.abs(error) < negligible) continue;
      const biasSquare = (biasSquares[one] ?? 0) + error * error;
      biasSquares[one] = biasSquare;
      biases[one] = (biases[one] ?? 0) - (options.rate * error) / Math.sqrt(biasSquare);
      for (const row of rows) {
        const place = row * classes + one;
        const value = weights[place] ?? 0;
        const slope = error * scale + options.decay * value;
        const square = (squares[place] ?? 0) + slope * slope;
        squares[place] = square;
        weights[place] = value - (options.rate * slope) / Math.sqrt(square);
      }
    }
  };
  for (let round = 0; round < options.rounds; round += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example) learnOne(example);
    }
  }
  return { weights, biases };
}

function sumRows(sums: Float64Array, weights: Float32Array, rows: Int32Array): void {
  sums.fill(0);
  const classes = sums.length;
  for (const row of rows) {
    const start = row * classes;
    for (let one = 0; one < classes; one += 1) {
      sums[one] = (sums[one] ?? 0) + (weights[start + one] ?? 0);
    }
  }
}
