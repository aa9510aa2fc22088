/**
 * Which situations the caller's words mean, as learned from labelled utterances (`npm run
 * train:situations`). The weights are data, read with the module; the same words always give the
 * same answer. What a rule confirms needs a lower score. It answers for the words alone: what they
 * answer to is the flow's business.
 */
import { piecesOfEvidence } from '../recognition/piecesOfEvidence.ts';
import type { Reading } from '../recognition/reading.ts';
import { featuresOf } from './features.ts';
import { placesOf, scoresOf, unpack } from './model.ts';
import weights from './weights.json' with { type: 'json' };

const model = unpack(weights);

/**
 * @param confirmed situations that a rule finds in the same words
 * @returns the situations whose score is above their line
 */
export function sensed(reading: Reading, confirmed: readonly string[]): ReadonlySet<string> {
  const { situations, lines } = model;
  const evidence = piecesOfEvidence(reading, confirmed);
  const scores = scoresOf(model, placesOf(model, featuresOf(reading, evidence)));
  return new Set(
    situations.filter((situation, one) => {
      const line = confirmed.includes(situation) ? lines.confirmed[one] : lines.alone[one];
      return line !== undefined && (scores[one] ?? 0) > line;
    }),
  );
}
