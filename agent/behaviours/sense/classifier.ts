/**
 * Which situations the caller's words mean, as learned from labelled utterances (`npm run
 * train:situations`). The weights are data, read with the module; the same words always give the
 * same answer. What a rule confirms needs a lower score. It answers for the words alone: what they
 * answer to is the flow's business.
 */
import type { Reading } from '../recognition/reading.ts';
import { featuresOf } from './features.ts';
import { scoresOf, unpack } from './model.ts';
import weights from './weights.json' with { type: 'json' };

const model = unpack(weights);

/**
 * @param confirmed situations that a rule finds in the same words
 * @returns the situations whose score is above their line
 */
export function sensed(reading: Reading, confirmed: readonly string[]): ReadonlySet<string> {
  const { situations, lines, places } = model;
  const known: number[] = [];
  for (const feature of featuresOf(reading)) {
    const place = places.get(feature);
    if (place !== undefined) known.push(place);
  }
  const scores = scoresOf(model, known);
  return new Set(
    situations.filter((situation, one) => {
      const line = confirmed.includes(situation) ? lines.confirmed[one] : lines.alone[one];
      return line !== undefined && (scores[one] ?? 0) > line;
    }),
  );
}
