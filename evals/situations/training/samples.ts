/**
 * The samples that the classifier learns from: patterns spelled out, utterances of `dev`, and
 * variations of both. Each is read as the product reads a caller's words.
 */
import { foundByRules } from '../../../agent/behaviours/recognition/foundByRules.ts';
import { piecesOfEvidence } from '../../../agent/behaviours/recognition/piecesOfEvidence.ts';
import { read } from '../../../agent/behaviours/recognition/reading.ts';
import { featuresOf } from '../../../agent/behaviours/sense/features.ts';
import type { Company } from '../../../agent/words/types.ts';
import type { Entry, Situation } from '../corpus.ts';
import { expand, randomFrom } from './expand.ts';
import type { Pattern } from './patterns.ts';
import { canJoin, dressed, joined, misheard, roughened, soundTable } from './vary.ts';

export interface Sample {
  readonly features: Uint32Array;
  readonly expect: readonly Situation[];
  readonly may: readonly Situation[];
  /** What the rules make of it. */
  readonly rules: readonly string[];
  /** Samples of one pattern belong together. */
  readonly group: number;
  /** The file it is from: what one hand wrote. */
  readonly file: string;
  /** How much it counts in learning. */
  readonly weight: number;
  /** Said so by somebody, neither spelled out from a pattern with many readings nor varied. */
  readonly original: boolean;
}

export type Said = Omit<Sample, 'features' | 'rules'> & { readonly text: string };

export const seed = 7;

/** Readings of a pattern at most; the more it has, the less each counts. */
const readingsEach = 9;
const dilution = 0.4;
/** Stands for the whole of `dev`, which one hand wrote. */
export const devFile = 'dev';
/** `dev` was written by others than the patterns: worth more. */
const devWeight = 1.5;
/** Shares of the utterances that get one more variation of a kind, and how much that one counts. */
const shares = { dressed: 0.35, joined: 0.15, roughened: 0.25, misheard: 0.3 };
const misheardWeight = 0.7;

export function samplesOf(
  patterns: readonly Pattern[],
  entries: readonly Entry[],
  company: Company,
): readonly Sample[] {
  const random = randomFrom(seed + 1);
  const said: Said[] = [
    ...spelledOut(patterns, seed),
    ...entries.map(({ text, expect, may }, index) => {
      const group = patterns.length + index;
      return { text, expect, may, group, file: devFile, weight: devWeight, original: true };
    }),
  ];
  return [...said, ...variations(said, random)].map(({ text, ...rest }) => {
    const reading = read(text);
    const rules = foundByRules(reading, company.directory);
    const features = Uint32Array.from(featuresOf(reading, piecesOfEvidence(reading, rules)));
    return { ...rest, rules, features };
  });
}

/** The utterances that patterns stand for, those that are learned. */
export function spelledOut(patterns: readonly Pattern[], from: number): readonly Said[] {
  const random = randomFrom(from);
  return patterns.flatMap((pattern, group) => readingsOf(pattern, group, random));
}

function readingsOf(
  { file, pattern, expect, may }: Pattern,
  group: number,
  random: () => number,
): Said[] {
  const texts = expand(pattern, readingsEach, random);
  const weight = devWeight / texts.length ** dilution;
  const original = texts.length === 1;
  return texts.map((text) => ({ text, expect, may, group, file, weight, original }));
}

function variations(said: readonly Said[], random: () => number): readonly Said[] {
  const table = soundTable(said.map(({ text }) => text));
  const business = said.filter(({ expect, may, text }) => {
    return expect.length + may.length === 0 && text.length >= 5;
  });
  return said.flatMap((one) => {
    const varied = { ...one, original: false };
    const more: Said[] = [];
    if (random() < shares.dressed) {
      const text = dressed(one.text, random);
      const polite = /，谢谢$/u.test(text) && !one.expect.includes('thanks');
      more.push({ ...varied, text, may: polite ? [...one.may, 'thanks'] : one.may });
    }
    if (random() < shares.joined && canJoin(one.expect) && one.text.length >= 4) {
      const other = business[Math.floor(random() * business.length)];
      if (other) more.push({ ...varied, text: joined(one.text, other.text, random) });
    }
    if (random() < shares.roughened && one.text.length >= 4) {
      more.push({ ...varied, text: roughened(one.text, random) });
    }
    if (random() < shares.misheard) {
      const text = misheard(one.text, table, random);
      more.push({ ...varied, text, weight: one.weight * misheardWeight });
    }
    return more;
  });
}
