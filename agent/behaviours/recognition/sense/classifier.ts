/**
 * How likely each situation is meant, as learned from labelled utterances (`npm run
 * train:situations`). The weights are data; the same words always give the same scores. It answers
 * for the words alone: what they answer to is the flow's business.
 */
import type { Reading } from '../reading.ts';
import { featuresOf } from './features.ts';
import { type Model, scoresOf, unpack } from './model.ts';
import weights from './weights.json' with { type: 'json' };

let model: Model | undefined;

/** Score of each situation above its threshold; what is above 0 is meant. */
export function sense(reading: Reading): ReadonlyMap<string, number> {
  model ??= unpack(weights);
  const { situations, thresholds, places } = model;
  const known: number[] = [];
  for (const feature of featuresOf(reading)) {
    const place = places.get(feature);
    if (place !== undefined) known.push(place);
  }
  const scores = scoresOf(model, known);
  return new Map(
    situations.map((situation, one) => [situation, (scores[one] ?? 0) - (thresholds[one] ?? 0)]),
  );
}
