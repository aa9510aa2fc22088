/**
 * The Wilson score interval of a share: what a count says about the rate behind it. Unlike the
 * normal approximation it stays within 0 and 1 and says something about 50 out of 50.
 */

/** The 97.5 % quantile of the standard normal distribution: two sides of 95 %. */
const Z = 1.959963984540054;

export interface Share {
  readonly value: number;
  /** 95 % bounds. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * @returns null where there was nothing to count
 * @throws RangeError where the counts are no counts
 */
export function wilson(hits: number, total: number): Share | null {
  if (!Number.isInteger(hits) || !Number.isInteger(total) || hits < 0 || hits > total) {
    throw new RangeError(`wilson: ${hits} of ${total} is no share`);
  }
  if (total === 0) return null;
  const value = hits / total;
  const weight = 1 + Z ** 2 / total;
  const centre = (value + Z ** 2 / (2 * total)) / weight;
  const spread =
    (Z / weight) * Math.sqrt((value * (1 - value)) / total + Z ** 2 / (4 * total ** 2));
  return {
    value,
    lower: hits === 0 ? 0 : centre - spread,
    upper: hits === total ? 1 : centre + spread,
  };
}
