/**
 * A fast Fourier transform, for the ear and the listening tests.
 *
 * Small on purpose: power-of-two sizes, in place, no windows (the callers bring their own). It is
 * test equipment and not meant for the product, which leaves signal work to its libraries.
 */

export interface Spectrum {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** The smallest power of two that is not below `length`. */
export function powerOfTwo(length: number): number {
  let size = 1;
  while (size < length) size *= 2;
  return size;
}

/** A zero-filled spectrum of `size` points that begins with `samples`. */
export function padded(samples: ArrayLike<number>, size: number): Spectrum {
  const real = new Float64Array(size);
  real.set(samples);
  return { real, imaginary: new Float64Array(size) };
}

/**
 * Transforms in place; `inverse` includes the division by the size.
 * @throws RangeError where the size is no power of two
 */
export function transform(spectrum: Spectrum, inverse = false): void {
  const { real, imaginary } = spectrum;
  const size = real.length;
  if (size !== powerOfTwo(size)) throw new RangeError(`size ${size} is no power of two`);
  reorder(real, imaginary);
  for (let span = 2; span <= size; span *= 2) {
    const angle = ((inverse ? 2 : -2) * Math.PI) / span;
    butterflies(real, imaginary, span, Math.cos(angle), Math.sin(angle));
  }
  if (!inverse) return;
  for (let index = 0; index < size; index += 1) {
    real[index] = (real[index] ?? 0) / size;
    imaginary[index] = (imaginary[index] ?? 0) / size;
  }
}

function butterflies(
  real: Float64Array,
  imaginary: Float64Array,
  span: number,
  stepReal: number,
  stepImaginary: number,
): void {
  const half = span / 2;
  for (let start = 0; start < real.length; start += span) {
    let turnReal = 1;
    let turnImaginary = 0;
    for (let low = start; low < start + half; low += 1) {
      const high = low + half;
      const highReal = real[high] as number;
      const highImaginary = imaginary[high] as number;
      const oddReal = highReal * turnReal - highImaginary * turnImaginary;
      const oddImaginary = highReal * turnImaginary + highImaginary * turnReal;
      real[high] = (real[low] as number) - oddReal;
      imaginary[high] = (imaginary[low] as number) - oddImaginary;
      real[low] = (real[low] as number) + oddReal;
      imaginary[low] = (imaginary[low] as number) + oddImaginary;
      const nextReal = turnReal * stepReal - turnImaginary * stepImaginary;
      turnImaginary = turnReal * stepImaginary + turnImaginary * stepReal;
      turnReal = nextReal;
    }
  }
}

function reorder(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let index = 1, mirrored = 0; index < size; index += 1) {
    let bit = size >> 1;
    while (mirrored & bit) {
      mirrored ^= bit;
      bit >>= 1;
    }
    mirrored ^= bit;
    if (index >= mirrored) continue;
    [real[index], real[mirrored]] = [real[mirrored] as number, real[index] as number];
    [imaginary[index], imaginary[mirrored]] = [
      imaginary[mirrored] as number,
      imaginary[index] as number,
    ];
  }
}
