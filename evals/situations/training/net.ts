/**
 * A small net over sets of features: embeddings, one hidden layer, one output per situation
 * (AdaGrad; some features are left out of each example at random, so that it relies on none).
 * Deterministic: the same examples and seed give the same weights.
 */
import { randomFrom } from './expand.ts';
import type { Example } from './learn.ts';

export interface NetOptions {
  readonly dimensions: number;
  readonly hidden: number;
  readonly rounds: number;
  readonly rate: number;
  /** Share of the features of an example that are left out in each round. */
  readonly dropped: number;
  readonly seed: number;
}

/** A layer with the sums of squares that set its pace. */
interface Layer {
  readonly values: Float32Array;
  readonly squares: Float32Array;
}

export interface Net {
  readonly embeddings: Layer;
  readonly hidden: Layer;
  readonly hiddenBiases: Layer;
  readonly output: Layer;
  readonly outputBiases: Layer;
}

const negligible = 0.003;
const beginning = 1e-6;

export function learnNet(
  examples: readonly Example[],
  features: number,
  classes: number,
  options: NetOptions,
): Net {
  const { dimensions, hidden, rounds, seed } = options;
  const random = randomFrom(seed);
  const net: Net = {
    embeddings: layer(features * dimensions, 0.05, random, features),
    hidden: layer(dimensions * hidden, Math.sqrt(1 / dimensions), random),
    hiddenBiases: layer(hidden, 0, random),
    output: layer(hidden * classes, Math.sqrt(1 / hidden), random),
    outputBiases: layer(classes, 0, random),
  };
  net.outputBiases.values.fill(-2);
  const room = {
    meaning: new Float64Array(dimensions),
    meaningErrors: new Float64Array(dimensions),
    inner: new Float64Array(hidden),
    innerErrors: new Float64Array(hidden),
    errors: new Float64Array(classes),
  };
  const order = Int32Array.from(examples.keys());
  for (let round = 0; round < rounds; round += 1) {
    const rate = options.rate * (1 - (0.8 * round) / rounds);
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example) learnOne(net, example, room, { ...options, rate }, random);
    }
  }
  return net;
}

interface Room {
  readonly meaning: Float64Array;
  readonly meaningErrors: Float64Array;
  readonly inner: Float64Array;
  readonly innerErrors: Float64Array;
  readonly errors: Float64Array;
}

function learnOne(
  net: Net,
  example: Example,
  room: Room,
  { rate, dropped }: NetOptions,
  random: () => number,
): void {
  const rows = example.features.filter(() => random() >= dropped);
  if (rows.length === 0) return;
  const scale = 1 / Math.sqrt(rows.length);
  const { meaning, inner, errors, innerErrors, meaningErrors } = room;
  forward(net, rows, scale, room);
  if (!judge(net, example, inner, errors)) return;
  innerErrors.fill(0);
  const classes = errors.length;
  errors.forEach((error, one) => {
    if (error === 0) return;
    descend(net.outputBiases, one, error, rate);
    for (let at = 0; at < inner.length; at += 1) {
      const place = at * classes + one;
      innerErrors[at] = (innerErrors[at] ?? 0) + error * (net.output.values[place] ?? 0);
      const value = inner[at] ?? 0;
      if (value !== 0) descend(net.output, place, error * value, rate);
    }
  });
  meaningErrors.fill(0);
  inner.forEach((value, at) => {
    if (value <= 0) return;
    const error = innerErrors[at] ?? 0;
    descend(net.hiddenBiases, at, error, rate);
    for (let from = 0; from < meaning.length; from += 1) {
      const place = from * inner.length + at;
      meaningErrors[from] = (meaningErrors[from] ?? 0) + error * (net.hidden.values[place] ?? 0);
      descend(net.hidden, place, error * (meaning[from] ?? 0), rate);
    }
  });
  descendRows(net.embeddings, rows, meaningErrors, scale, rate);
}

function forward(net: Net, rows: Int32Array, scale: number, { meaning, inner }: Room): void {
  const dimensions = meaning.length;
  meaning.fill(0);
  for (const row of rows) {
    const start = row * dimensions;
    for (let at = 0; at < dimensions; at += 1) {
      meaning[at] = (meaning[at] ?? 0) + (net.embeddings.values[start + at] ?? 0) * scale;
    }
  }
  for (let at = 0; at < inner.length; at += 1) {
    let sum = net.hiddenBiases.values[at] ?? 0;
    for (let from = 0; from < dimensions; from += 1) {
      sum += (meaning[from] ?? 0) * (net.hidden.values[from * inner.length + at] ?? 0);
    }
    inner[at] = Math.max(0, sum);
  }
}

/** Fills in the error of each output. @returns false where there is nothing to learn */
function judge(net: Net, example: Example, inner: Float64Array, errors: Float64Array): boolean {
  const classes = errors.length;
  for (let one = 0; one < classes; one += 1) {
    const label = example.labels[one] ?? -1;
    let sum = net.outputBiases.values[one] ?? 0;
    for (let at = 0; at < inner.length; at += 1) {
      sum += (inner[at] ?? 0) * (net.output.values[at * classes + one] ?? 0);
    }
    const error = label < 0 ? 0 : (1 / (1 + Math.exp(-sum)) - label) * example.weight;
    errors[one] = Math.abs(error) < negligible ? 0 : error;
  }
  return errors.some((error) => error !== 0);
}

/** One step down for one value. */
function descend({ values, squares }: Layer, place: number, slope: number, rate: number): void {
  const square = (squares[place] ?? 0) + slope * slope;
  squares[place] = square;
  values[place] = (values[place] ?? 0) - (rate * slope) / Math.sqrt(square);
}

/** One step down for whole rows, which share their pace. */
function descendRows(
  { values, squares }: Layer,
  rows: Int32Array,
  errors: Float64Array,
  scale: number,
  rate: number,
): void {
  const slopes = errors.map((error) => error * scale);
  const size = slopes.reduce((sum, slope) => sum + slope * slope, 0) / slopes.length;
  for (const row of rows) {
    const square = (squares[row] ?? 0) + size;
    squares[row] = square;
    const pace = rate / Math.sqrt(square);
    const start = row * slopes.length;
    for (let at = 0; at < slopes.length; at += 1) {
      values[start + at] = (values[start + at] ?? 0) - pace * (slopes[at] ?? 0);
    }
  }
}

function layer(size: number, spread: number, random: () => number, paces = size): Layer {
  return {
    values: Float32Array.from({ length: size }, () => spread * bell(random)),
    squares: new Float32Array(paces).fill(beginning),
  };
}

/** Near enough to a normal distribution. */
function bell(random: () => number): number {
  let sum = 0;
  for (let one = 0; one < 6; one += 1) sum += random();
  return (sum - 3) / Math.SQRT1_2;
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
