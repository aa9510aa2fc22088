/** The samples that the classifier learns from: patterns spelled out, variations, and `dev`. */
import { featuresOf } from '../../../agent/behaviours/recognition/sense/features.ts';
import { read } from '../../../agent/behaviours/recognition/reading.ts';
import type { Entry, Situation } from '../corpus.ts';
import { expand, randomFrom } from './expand.ts';
import type { Pattern } from './patterns.ts';
import type { Sample } from './train.ts';
import { canJoin, dressed, joined, misheard, soundTable } from './vary.ts';

/** Readings of a pattern at most. */
const readingsEach = Number(process.env.RE ?? 12);
/** Shares of the utterances that get one more variation of a kind. */
const E = (n: string, d: number) => Number(process.env[n] ?? d);
const shares = { dressed: E('DR', 0.25), joined: E('JO', 0.12), misheard: E('MI', 0.25) };
/** Written by others than the patterns: worth more. */
const devWeight = 1.5;

interface Said {
  readonly text: string;
  readonly expect: readonly Situation[];
  readonly may: readonly Situation[];
  readonly group: number;
  readonly weight: number;
}

export function samplesOf(
  patterns: readonly Pattern[],
  entries: readonly Entry[],
  seed: number,
): readonly Sample[] {
  const random = randomFrom(seed);
  const said: Said[] = [
    ...patterns.flatMap(({ pattern, expect, may }, group) =>
      expand(pattern, readingsEach, random).map((text) => ({ text, expect, may, group, weight: 1 })),
    ),
    ...entries.map(({ text, expect, may }, index) => {
      return { text, expect, may, group: patterns.length + index, weight: devWeight };
    }),
  ];
  return [...said, ...variations(said, random)].map(({ text, ...rest }) => ({
    ...rest,
    features: [...featuresOf(read(text))],
  }));
}

function variations(said: readonly Said[], random: () => number): readonly Said[] {
  const table = soundTable(said.map(({ text }) => text));
  const business = said.filter(({ expect, may, text }) => {
    return expect.length + may.length === 0 && text.length >= 5;
  });
  return said.flatMap((one) => {
    const more: Said[] = [];
    if (random() < shares.dressed) {
      const text = dressed(one.text, random);
      const polite = /，谢谢$/u.test(text) && !one.expect.includes('thanks');
      more.push({ ...one, text, may: polite ? [...one.may, 'thanks'] : one.may });
    }
    if (random() < shares.joined && canJoin(one.expect) && one.text.length >= 4) {
      const other = business[Math.floor(random() * business.length)];
      if (other) more.push({ ...one, text: joined(one.text, other.text, random) });
    }
    if (random() < shares.misheard) {
      more.push({ ...one, text: misheard(one.text, table, random), weight: one.weight * 0.7 });
    }
    return more;
  });
}
