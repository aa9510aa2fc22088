/**
 * From labelled utterances to the classifier's model: the features that matter are chosen by a
 * first quick linear model, then the linear model and the net are learned, then both are packed
 * into bytes. What it returns is what is served.
 */
import type { PackedModel, PackedTable } from '../../../agent/behaviours/sense/model.ts';
import { type Situation, situations } from '../corpus.ts';
import { type Example, learn } from './learn.ts';
import { learnNet } from './net.ts';
import type { Sample } from './samples.ts';

export type LearnedModel = Omit<PackedModel, 'lines'>;

/** So many features are kept: more add bytes and no accuracy. */
const kept = 50_000;
const dimensions = 24;
const hidden = 64;
const first = { rounds: 3, rate: 0.2, decay: 1e-4, seed: 1 };
const linearOptions = { rounds: 6, rate: 0.2, decay: 1e-4, seed: 1 };
const netOptions = { dimensions, hidden, rounds: 8, rate: 0.05, dropped: 0.5, seed: 3 };

/** All of the model but the lines that are drawn in it. */
export function train(samples: readonly Sample[]): LearnedModel {
  const chosen = choose(samples);
  const examples = exemplify(samples, chosen);
  const size = chosen.size;
  const linear = learn(examples, size, situations.length, linearOptions);
  const net = learnNet(examples, size, situations.length, netOptions);
  return {
    schema: 1,
    situations,
    features: base64(Uint32Array.from(chosen.keys())),
    linear: pack(linear.weights, situations.length),
    linearBiases: rounded(linear.biases),
    embeddings: pack(net.embeddings.values, dimensions),
    hidden: pack(net.hidden.values, hidden),
    hiddenBiases: rounded(net.hiddenBiases.values),
    output: pack(net.output.values, situations.length),
    outputBiases: rounded(net.outputBiases.values),
  };
}

/** Features of at least two patterns, those with the most weight and use first. */
function choose(samples: readonly Sample[]): ReadonlyMap<number, number> {
  const seen = new Map<number, { last: number; patterns: number }>();
  for (const { features, group } of samples) {
    for (const feature of features) {
      const known = seen.get(feature);
      if (!known) seen.set(feature, { last: group, patterns: 1 });
      else if (known.last !== group) {
        known.last = group;
        known.patterns += 1;
      }
    }
  }
  const shared = [...seen].filter(([, { patterns }]) => patterns >= 2);
  const all = new Map(shared.map(([feature], place) => [feature, place]));
  const { weights } = learn(exemplify(samples, all), all.size, situations.length, first);
  const worth = shared.map(([feature, { patterns }], place) => {
    const row = weights.subarray(place * situations.length, (place + 1) * situations.length);
    const most = row.reduce((high, weight) => Math.max(high, Math.abs(weight)), 0);
    return { feature, worth: most * Math.sqrt(Math.min(20, patterns)) };
  });
  const best = worth.toSorted((one, other) => other.worth - one.worth).slice(0, kept);
  return new Map(best.map(({ feature }, place) => [feature, place]));
}

function exemplify(
  samples: readonly Sample[],
  places: ReadonlyMap<number, number>,
): readonly Example[] {
  return samples.map(({ features, expect, may, weight }) => ({
    features: Int32Array.from([...features].flatMap((feature) => places.get(feature) ?? [])),
    labels: labelsOf(expect, may),
    weight,
  }));
}

/** Per situation: 1 meant, 0 not meant, -1 open. */
export function labelsOf(expect: readonly Situation[], may: readonly Situation[]): Int8Array {
  return Int8Array.from(situations, (situation) => {
    if (expect.includes(situation)) return 1;
    return may.includes(situation) ? -1 : 0;
  });
}

function pack(values: Float32Array, columns: number): PackedTable {
  const scales = Array.from({ length: columns }, (_, column) => {
    let most = 1e-9;
    for (let at = column; at < values.length; at += columns) {
      most = Math.max(most, Math.abs(values[at] ?? 0));
    }
    return Number((most / 127).toPrecision(6));
  });
  const bytes = Int8Array.from(values, (value, at) =>
    Math.round(value / (scales[at % columns] ?? 1)),
  );
  return { scales, bytes: base64(bytes) };
}

function rounded(values: Float64Array | Float32Array): readonly number[] {
  return Array.from(values, (value) => Number(value.toPrecision(6)));
}

function base64(values: Uint32Array | Int8Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}
